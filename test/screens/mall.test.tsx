import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import MallPage from '../../src/pages/mall'
import { queryClient } from '../../src/state/query-client'
import CouponsPage from '../../src/subpackages/coupons'
import RewardPage from '../../src/subpackages/mall'
import ShelfPage from '../../src/subpackages/mall/shelf'
import { ask, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, sent, show } from './open'

// Plenty of points, so that tests do not stand in each other's way.
const person = 'shen-wanqiu'
const tokenOf = async () => (await signInAs(person)).token
const coupons = async () => (await ask<{ usable: unknown[] }>('/me/coupons', { token: await tokenOf() })).usable.length
const posts = () => phone.requests.filter(({ method, url }) => method === 'POST' && url === '/v1/me/redemptions')

/** The app is gone and started anew; what the phone has stored stays. */
function die(): void {
  cleanup()
  queryClient.clear()
}

beforeEach(() => {
  phone.params = { id: 'refill' }
})
afterEach(() => jest.restoreAllMocks())

const button = '用 200 积分兑换'
/** A button that works, once the server has said which points would go. */
async function enabled(words: string): Promise<HTMLElement> {
  await waitFor(() => expect(screen.getByText(words).closest('[role=button]')?.getAttribute('aria-disabled')).toBeNull())
  return screen.getByText(words)
}
async function ready(): Promise<void> {
  fireEvent.click(await enabled(button))
  await screen.findByText(/先用 .* 过期的/)
}
const tap = () => fireEvent.click(screen.getByText('确认兑换'))

/** The page that was opened last. */
const went = () => (phone.asked.filter(({ name }) => name === 'navigateTo').at(-1)?.options as { url: string } | undefined)?.url

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
    expect(screen.getByText('满仓及以上 11月20日 10:00')).toBeTruthy()
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

  it('are found by a word of their name or of their story', async () => {
    await open(ShelfPage, person)
    fireEvent.input(await screen.findByPlaceholderText(/比如/), { target: { value: '釉' } })
    await waitFor(() => expect(names()).toEqual(expect.arrayContaining(['影青杯垫 两枚', '一枝瓶'])))
    expect(names()).not.toContain('节气手写卡 一套')
    fireEvent.input(screen.getByPlaceholderText(/比如/), { target: { value: '没有的东西' } })
    fireEvent.click(await screen.findByText('看全部'))
    await waitFor(() => expect(names()).toHaveLength(20))
  })

  it('are narrowed to a kind, to what can be had now, and put in order of points', async () => {
    await open(ShelfPage, 'he-miao')
    fireEvent.click(await screen.findByText('实物'))
    await waitFor(() => expect(names()[0]).toBe('影青杯垫 两枚'))
    fireEvent.click(screen.getByText('默认顺序'))
    await waitFor(() => expect(names()[0]).toBe('节气手写卡 一套'))
    fireEvent.click(screen.getByText('积分从少到多'))
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

describe('a reward', () => {
  it('says which points would go, redeems once however often it is tapped, and shows the coupon', async () => {
    const before = await coupons()
    await open(RewardPage, person)
    await ready()
    tap()
    tap()
    await screen.findByText('兑好了，券在这里')
    expect(posts()).toHaveLength(1)
    expect(await coupons()).toBe(before + 1)
    fireEvent.click(screen.getByText('看看我的券'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/coupons/index' } })
  })

  it('whose answer was lost when the app died is asked for again at the next start, and was redeemed once', async () => {
    const before = await coupons()
    await open(RewardPage, person)
    await ready()
    phone.network = 'deaf'
    tap()
    await screen.findByText(/没有网络/)
    die()
    phone.network = 'well'
    show(RewardPage)
    await screen.findByText('兑好了，券在这里')
    expect(posts().length).toBeGreaterThanOrEqual(2)
    expect(new Set(posts().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    expect(await coupons()).toBe(before + 1)
    expect([...phone.storage.keys()].filter((key) => key.includes('redeeming'))).toEqual([])
  })

  it('that never left the phone is redeemed once when the network is back', async () => {
    const before = await coupons()
    await open(RewardPage, person)
    await ready()
    phone.network = 'none'
    tap()
    fireEvent.click(await screen.findByText('接着上次的兑换'))
    await waitFor(() => expect(posts()).toHaveLength(2))
    await screen.findByText(/没有网络/)
    phone.network = 'well'
    fireEvent.click(screen.getByText('接着上次的兑换'))
    await screen.findByText('兑好了，券在这里')
    expect(await coupons()).toBe(before + 1)
  })

  it('that was tapped an hour ago is not redeemed without a tap', async () => {
    const before = await coupons()
    await open(RewardPage, person)
    await ready()
    phone.network = 'none'
    tap()
    await screen.findByText('接着上次的兑换')
    die()
    phone.network = 'well'
    anHourPasses()
    show(RewardPage)
    await screen.findByText('接着上次的兑换')
    expect(posts()).toHaveLength(1)
    expect(await coupons()).toBe(before)
    fireEvent.click(screen.getByText('接着上次的兑换'))
    await screen.findByText('兑好了，券在这里')
    expect(await coupons()).toBe(before + 1)
  })

  it('whose price has changed says so, shows the new one and takes nothing', async () => {
    await open(RewardPage, person)
    const { subjectId } = await signInAs(person)
    cleanup()
    const unheard = { redemptionId: '019aa000-0000-7000-8000-00000000abcd', pricePoints: 180, sentAt: Date.now() }
    phone.storage.set(`mc:redeeming:${subjectId}:refill`, JSON.stringify(unheard))
    const before = await coupons()
    show(RewardPage)
    await screen.findByText(/价格刚刚变了/)
    await screen.findByText(button)
    expect(await coupons()).toBe(before)
  })

  it('that is too dear says by how much, and cannot be tapped', async () => {
    phone.params = { id: 'osmanthus' }
    await open(RewardPage, 'he-miao')
    fireEvent.click(await screen.findByText(/还差 128 积分/))
    expect(posts()).toEqual([])
  })

  it('tells its story with pictures that have words, its facts, and that it can be taken back', async () => {
    phone.params = { id: 'saucers' }
    await open(RewardPage, person)
    await screen.findByText('30 分钟内可撤销，积分原路退回')
    expect(screen.getByRole('img', { name: '两枚叠着的影青杯垫' })).toBeTruthy()
    expect(screen.getByText('到店自取，或寄到家')).toBeTruthy()
  })

  it('at points and money says where the money is paid, and is then fetched', async () => {
    phone.params = { id: 'gaiwan' }
    await open(RewardPage, 'lin-jianxi')
    await screen.findByText(/^还差 [\d,]+ 积分$/)
    await screen.findByText('够 2,400 积分 + ¥88 的那一种，上面可以选')
    fireEvent.click(screen.getByText('2,400 积分 + ¥88'))
    fireEvent.click(await enabled('用 2,400 积分兑换'))
    await screen.findByText('另付 ¥88，到店取的时候付，这里不收钱。')
    expect(screen.getByText('到店自取')).toBeTruthy()
    expect(screen.queryByText('寄到家')).toBeNull()
    fireEvent.click(screen.getByText('再想想'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(posts()).toEqual([])
  })

  it('that is sent needs an address, and leads to where it is kept', async () => {
    phone.params = { id: 'season-cards' }
    await open(RewardPage, person)
    fireEvent.click(await enabled('用 300 积分兑换'))
    fireEvent.click(await screen.findByText('寄到家'))
    await screen.findByText('先填收货地址')
    fireEvent.click(screen.getByText('填一个收货地址'))
    expect(went()).toBe('/subpackages/redemptions/address/index')
    fireEvent.click(screen.getByText('到店自取'))
    fireEvent.click(screen.getByText('确认兑换'))
    await screen.findByText('兑好了，到店取')
    await screen.findByText(/内可撤销$/)
    fireEvent.click(screen.getByText('看看取货码'))
    expect(went()).toMatch(/^\/subpackages\/redemptions\/redemption\/index\?id=/)
  })

  it('that is a gift to others cannot be taken back, says so before, and thanks', async () => {
    phone.params = { id: 'book-room' }
    await open(RewardPage, person)
    fireEvent.click(await enabled('捐 100 积分'))
    await screen.findByText(/确认后不能撤销，积分不退。想好再点/)
    fireEvent.click(screen.getByText('捐出 100 积分'))
    await screen.findByText('谢谢你')
    expect(screen.getByText('这一笔不能撤销')).toBeTruthy()
  })

  it('that is scarce can be kept for a while; the points are only set aside', async () => {
    phone.params = { id: 'vase' }
    await open(RewardPage, person)
    fireEvent.click(await enabled('先留着'))
    await screen.findByText(/^留 2 天，积分先冻结/)
    fireEvent.click(screen.getByText('确认先留着'))
    await screen.findByText('为你留着了')
    expect(screen.getByText(/^先冻结/)).toBeTruthy()
  })

  it('of which nothing is left says so and leads elsewhere', async () => {
    phone.params = { id: 'painted-cup' }
    await open(RewardPage, person)
    await screen.findAllByText('兑完了')
    fireEvent.click(screen.getByText('看看别的'))
    expect(phone.asked).toContainEqual({ name: 'switchTab', options: { url: '/pages/mall/index' } })
  })

  it('is not had by somebody without a network, who is told that the points are there', async () => {
    await open(RewardPage, person)
    await ready()
    die()
    phone.network = 'none'
    show(RewardPage)
    await screen.findByText(/现在没有网络，看到的是/)
    expect(posts()).toEqual([])
  })

  it('asks a visitor to join, and shows all the rest', async () => {
    await open(RewardPage)
    await screen.findByText('喝完一壶，再续一杯，坐久一点。')
    fireEvent.click(screen.getByText('入会后就能兑'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/join/index' } })
    expect(sent('GET')).toEqual(['/v1/rewards'])
  })

  it('that is no longer there says so and leads back', async () => {
    phone.params = { id: 'moon' }
    await open(RewardPage, person)
    await screen.findByText('这件已经不在商城里了')
  })
})

describe('the wallet', () => {
  it('says in one sentence what the switch does, and keeps what was chosen', async () => {
    await open(CouponsPage, 'he-miao')
    await screen.findByText(/积分过期前 3 天/)
    const toggle = () => screen.getByRole('switch')
    expect(toggle().getAttribute('aria-checked')).toBe('false')
    fireEvent.click(toggle())
    await waitFor(() => expect(toggle().getAttribute('aria-checked')).toBe('true'))
    fireEvent.click(toggle())
    await waitFor(() => expect(toggle().getAttribute('aria-checked')).toBe('false'))
  })

  it('shows what was redeemed, with its code and its last day', async () => {
    await open(CouponsPage, person)
    await screen.findAllByText('门店茶饮续杯')
    expect(screen.getAllByText(/^[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}$/).length).toBeGreaterThan(0)
  })
})
