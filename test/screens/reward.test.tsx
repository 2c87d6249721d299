import { fireEvent, screen, waitFor } from '@testing-library/react'
import RewardPage from '../../src/subpackages/mall'
import { phone } from '../stand-ins/taro'
import { open, sent, show } from './open'
import { die, enabled, lastLook, person, posts, went } from './shopping'

beforeEach(() => {
  phone.params = { id: 'refill' }
})

describe('a reward', () => {
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
    await lastLook('用 200 积分兑换')
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
