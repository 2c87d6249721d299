import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import CouponsPage from '../../src/subpackages/coupons'
import RewardPage from '../../src/subpackages/mall'
import { ask, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, show } from './open'
import { die, lastLook, person, posts } from './shopping'

const tokenOf = async () => (await signInAs(person)).token
const coupons = async () => (await ask<{ usable: unknown[] }>('/me/coupons', { token: await tokenOf() })).usable.length

beforeEach(() => {
  phone.params = { id: 'refill' }
})
afterEach(() => jest.restoreAllMocks())

const button = '用 200 积分兑换'
const ready = () => lastLook(button)
const tap = () => fireEvent.click(screen.getByText('确认兑换'))

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

  it('shows what was redeemed', async () => {
    await open(CouponsPage, person)
    await screen.findAllByText('门店茶饮续杯')
  })
})
