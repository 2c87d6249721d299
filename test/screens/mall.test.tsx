import { fireEvent, screen, waitFor } from '@testing-library/react'
import MallPage from '../../src/pages/mall'
import ShelfPage from '../../src/subpackages/mall/shelf'
import { phone } from '../stand-ins/taro'
import { open, sent, show } from './open'
import { die, person, went } from './shopping'

describe('the mall', () => {
  it('shows a visitor everything there is, with one request and no login', async () => {
    await open(MallPage)
    await screen.findByText('积分能换这些')
    for (const shelf of ['限时和早享', '实物', '券', '权益', '公益']) expect(screen.getAllByText(shelf).length).toBeGreaterThan(0)
    expect(screen.getByText('影青杯垫 两枚')).toBeTruthy()
    fireEvent.click(screen.getByText('去入会'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/join/index' } })
    expect(sent('GET')).toEqual(['/v1/rewards'])
  })

  it('tells a member first how much can be had, and what uses up the points about to lapse', async () => {
    await open(MallPage, 'lin-jianxi')
    await screen.findByText(/你现在能兑 \d+ 件/)
    expect(screen.getByText('快过期优先用')).toBeTruthy()
    expect(screen.getAllByText('正好够').length).toBeGreaterThan(0)
    fireEvent.click(screen.getByText('200 兑换'))
    expect(went()).toBe('/subpackages/mall/index?id=refill')
  })

  it('has four ways to spend: goods, coupons, off a bill, for others; and the records of what was had', async () => {
    await open(MallPage, 'lin-jianxi')
    await screen.findByText('可用积分')
    const ways = { 实物: 'mall/shelf/index?shelf=goods', 券: 'mall/shelf/index?shelf=coupons', 积分抵现: 'till/index', 公益: 'mall/shelf/index?shelf=charity', 兑换记录: 'redemptions/index' }
    for (const [way, page] of Object.entries(ways)) {
      fireEvent.click(screen.getAllByText(way)[0])
      expect(went()).toBe(`/subpackages/${page}`)
    }
  })

  it('says of each how it stands: what is missing, what is left, when it opens to whom', async () => {
    await open(MallPage, 'lin-jianxi')
    await screen.findByText('影青杯垫 两枚')
    expect(screen.getAllByText(/^还差 [\d,]+$/).length).toBeGreaterThan(0)
    expect(screen.getAllByText(/^余 \d+ 份$/).length).toBeGreaterThan(0)
    expect(screen.getByText('满仓及以上 已能兑')).toBeTruthy()
    expect(screen.getByText('你 12月20日 10:00')).toBeTruthy()
    expect(screen.getAllByText(/^距开兑/).length).toBeGreaterThan(0)
  })

  it('stays to be looked at without a network, from when it is said, and spends nothing', async () => {
    await open(MallPage, 'lin-jianxi')
    await screen.findByText(/你现在能兑/)
    die()
    phone.network = 'none'
    show(MallPage)
    await screen.findByText(/现在没有网络，看到的是/)
    expect(screen.getByText('影青杯垫 两枚')).toBeTruthy()
    expect(screen.getByText('200 兑换').closest('[role=button]')?.getAttribute('aria-disabled')).toBe('true')
  })
})

describe('all rewards', () => {
  const names = () => Array.from(document.querySelectorAll('.reward-name')).map((each) => each.textContent)

  beforeEach(() => {
    phone.params = { shelf: 'all' }
  })

  it('are found by words of their name or of their story, in any order', async () => {
    await open(ShelfPage, person)
    fireEvent.input(await screen.findByPlaceholderText(/比如/), { target: { value: ' 杯 釉 ' } })
    await waitFor(() => expect(names()).toContain('影青杯垫 两枚'))
    expect(names()).not.toContain('节气手写卡 一套')
    expect(names()).not.toContain('一枝瓶')
    fireEvent.input(screen.getByPlaceholderText(/比如/), { target: { value: '没有的东西' } })
    fireEvent.click(await screen.findByText('看全部'))
    await waitFor(() => expect(names()).toHaveLength(20))
  })

  it('are narrowed to a kind, to what can be had now, and put in order of points', async () => {
    await open(ShelfPage, 'he-miao')
    fireEvent.click(await screen.findByText('实物'))
    await waitFor(() => expect(names()[0]).toBe('影青杯垫 两枚'))
    fireEvent.click(screen.getByText('积分少的在前'))
    await waitFor(() => expect(names()[0]).toBe('节气手写卡 一套'))
    fireEvent.click(screen.getByText('多的在前'))
    await waitFor(() => expect(names()[0]).toMatch(/礼盒|盖碗/))
    fireEvent.click(screen.getByText('全部'))
    fireEvent.click(screen.getByText('只看能兑的'))
    await waitFor(() => expect(document.body.textContent).not.toMatch(/还差/))
  })

  it('are turned page by page', async () => {
    await open(ShelfPage)
    await screen.findByText(/^第 1\/2 页/)
    const first = names()
    fireEvent.click(screen.getByText('下一页'))
    await screen.findByText(/^第 2\/2 页/)
    expect(names().filter((name) => first.includes(name))).toEqual([])
  })
})
