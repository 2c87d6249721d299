import type { components } from '../../contract/types.gen'
import type { Reward } from '../../loyalty/rewards'
import { useMall } from './mall'

type Schemas = components['schemas']
const day = 86_400_000
const start = Date.parse('2026-11-20T04:00:00Z')
const closes = start + day
const bowl: Reward = { rewardId: 'bowl', kind: 'physical', name: '影青小盖碗', story: '', picture: 'gaiwan', prices: [{ points: 400, fen: 0 }, { points: 150, fen: 8800 }], delivery: ['pick_up', 'shipping'], cancelMinutes: 30 }
const rewards: Reward[] = [
  bowl,
  { ...bowl, rewardId: 'two', prices: [{ points: 10, fen: 0 }], stock: 2 },
  { ...bowl, rewardId: 'none', prices: [{ points: 10, fen: 0 }], stock: 0 },
  { ...bowl, rewardId: 'twice', prices: [{ points: 10, fen: 0 }], perMember: 2 },
  { ...bowl, rewardId: 'until', prices: [{ points: 10, fen: 0 }], closesAt: new Date(closes).toISOString() },
  { ...bowl, rewardId: 'fetched', prices: [{ points: 10, fen: 0 }], delivery: ['pick_up'] },
  { rewardId: 'hour', kind: 'service', name: '闻香 30 分钟', story: '', picture: 'incense', prices: [{ points: 50, fen: 0 }], cancelMinutes: 60 },
  { rewardId: 'seat', kind: 'event_seat', name: '围炉一席', story: '', picture: 'ticket', prices: [{ points: 50, fen: 0 }], seat: { startsAt: '2026-12-20T10:30:00Z', place: '武康路店' }, closesAt: '2026-12-20T04:00:00Z', stock: 9 },
]
const mall = useMall(rewards)
const { backend, ask, give, redeem, cancel, shown, available } = mall
const address = { name: '林见溪', phone: '13800000003', region: '上海市徐汇区', detail: '武康路 99 号' }
const fetch = (rewardId: string) => redeem(rewardId, { delivery: 'pick_up' })
const preview = async (rewardId: string, pricePoints?: number) =>
  (await ask<{ reward: Schemas['Reward']; availableAfter: number | null; address: Schemas['Address'] | null; stores: string[] }>(`/me/redemptions/preview?rewardId=${rewardId}${pricePoints ? `&pricePoints=${pricePoints}` : ''}`)).body

beforeEach(() => give(900))

describe('a thing', () => {
  it('fetched in a store is ready by a code, and can be taken back for half an hour', async () => {
    const { status, body } = await fetch('bowl')
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'physical', name: '影青小盖碗', picture: 'gaiwan', state: 'ready', pricePoints: 400, priceFen: 0, balanceAfter: 600, delivery: 'pick_up', coupon: null, shipping: null })
    expect(body.pickUpCode).toMatch(/^[A-Z0-9]{12}$/)
    expect(body.cancelUntil).toBe(new Date(start + 30 * 60_000).toISOString())
    expect(body.steps).toEqual([{ state: 'ready', at: new Date(start).toISOString() }])
  })

  it('sent home goes to the address of that moment, whatever becomes of it', async () => {
    await ask('/me/address', { address })
    const { body } = await redeem('bowl', { delivery: 'shipping' })
    expect(body).toMatchObject({ state: 'preparing', delivery: 'shipping', pickUpCode: null, shipping: { address, carrier: null, trackingNumber: null } })
    await ask('/me/address', { address: null })
    expect((await ask<Schemas['Redemption']>(`/me/redemptions/${body.redemptionId}`)).body.shipping?.address).toEqual(address)
  })

  it.each<[string, string, Schemas['DeliveryMethod'] | null, string]>([
    ['to no address', 'bowl', 'shipping', 'ADDRESS_NEEDED'],
    ['in no way', 'bowl', null, 'DELIVERY_IMPOSSIBLE'],
    ['in a way it is not had', 'fetched', 'shipping', 'DELIVERY_IMPOSSIBLE'],
    ['for a service, sent home', 'hour', 'shipping', 'DELIVERY_IMPOSSIBLE'],
  ])('is refused %s, and nothing is taken', async (_title, rewardId, delivery, code) => {
    expect((await redeem(rewardId, { delivery })).body.code).toBe(code)
    expect(await available()).toBe(1000)
  })
})

describe('points, or fewer points and money', () => {
  it('are two prices, each of which can be chosen as it was seen', async () => {
    expect(await preview('bowl', 150)).toMatchObject({ availableAfter: 850, reward: { prices: [{ points: 400, fen: 0 }, { points: 150, fen: 8800 }], missingPoints: 0 } })
    const { body } = await redeem('bowl', { points: 150, fen: 8800, delivery: 'pick_up' })
    expect(body).toMatchObject({ pricePoints: 150, priceFen: 8800, balanceAfter: 850 })
    for (const [points, fen] of [[150, 0], [400, 8800], [150, 8799]]) expect((await redeem('bowl', { points, fen, delivery: 'pick_up' })).body.code).toBe('PRICE_CHANGED')
    expect((await ask<Schemas['Problem']>('/me/redemptions/preview?rewardId=bowl&pricePoints=151')).body.code).toBe('PRICE_CHANGED')
  })

  it('with money is fetched, for the money is paid there', async () => {
    await ask('/me/address', { address })
    expect((await redeem('bowl', { points: 150, fen: 8800, delivery: 'shipping' })).body.code).toBe('DELIVERY_IMPOSSIBLE')
    expect(await preview('bowl')).toMatchObject({ address, stores: expect.arrayContaining(['武康路店']) })
  })

  it('can be had by who has points for the lesser price only', async () => {
    await redeem('bowl', { delivery: 'pick_up' })
    await redeem('bowl', { delivery: 'pick_up' })
    expect(await shown('bowl')).toMatchObject({ canRedeem: true, missingPoints: 0 })
    expect((await fetch('bowl')).body.code).toBe('INSUFFICIENT_POINTS')
    expect((await redeem('bowl', { points: 150, delivery: 'pick_up' })).status).toBe(201)
  })
})

describe('a stock', () => {
  it('is counted down, and the last one is the last', async () => {
    expect((await shown('two'))?.stock).toEqual({ left: 2, total: 2 })
    expect([(await fetch('two')).status, (await fetch('two')).status]).toEqual([201, 201])
    expect(await shown('two')).toMatchObject({ stock: { left: 0, total: 2 }, canRedeem: false, refusal: 'OUT_OF_STOCK' })
    expect((await fetch('two')).body.code).toBe('OUT_OF_STOCK')
    expect(await available()).toBe(980)
  })

  it('of none is sold out from the first', async () => {
    expect([await shown('none'), (await fetch('none')).body.code]).toEqual([expect.objectContaining({ refusal: 'OUT_OF_STOCK' }), 'OUT_OF_STOCK'])
  })

  it('gets back what was cancelled, once', async () => {
    const { body } = await fetch('two')
    for (let i = 0; i < 3; i += 1) await cancel(body.redemptionId)
    expect((await shown('two'))?.stock?.left).toBe(2)
  })

  it('that the brand makes smaller refuses more, and never goes below nothing', async () => {
    await fetch('two')
    const { body } = await fetch('two')
    backend().context.rewards = rewards.map((reward) => (reward.rewardId === 'two' ? { ...reward, stock: 1 } : reward))
    expect((await shown('two'))?.stock).toEqual({ left: 0, total: 1 })
    await cancel(body.redemptionId)
    expect((await fetch('two')).body.code).toBe('OUT_OF_STOCK')
  })

  it('the brand begins to keep while somebody has one already counts from there', async () => {
    const { body } = await fetch('fetched')
    backend().context.rewards = rewards.map((reward) => (reward.rewardId === 'fetched' ? { ...reward, stock: 1 } : reward))
    await cancel(body.redemptionId)
    expect((await shown('fetched'))?.stock).toEqual({ left: 1, total: 1 })
    expect([(await fetch('fetched')).status, (await fetch('fetched')).status]).toEqual([201, 409])
  })
})

it('nobody has more than one may have; what was taken back does not count, and another member is another', async () => {
  expect(await shown('twice')).toMatchObject({ perMember: { limit: 2, left: 2 } })
  const first = (await fetch('twice')).body
  await fetch('twice')
  expect(await shown('twice')).toMatchObject({ perMember: { limit: 2, left: 0 }, refusal: 'REDEMPTION_LIMIT' })
  expect((await fetch('twice')).body.code).toBe('REDEMPTION_LIMIT')
  await cancel(first.redemptionId)
  expect(await shown('twice')).toMatchObject({ perMember: { limit: 2, left: 1 }, refusal: null })
  expect((await fetch('twice')).status).toBe(201)
  const other = await backend().member()
  expect((await redeem('twice', { of: other, delivery: 'pick_up' })).status).toBe(201)
})

it.each([
  [-1, 201, null],
  [0, 409, 'REWARD_CLOSED'],
])('can be had until the instant it closes: %i ms → %i', async (ms, status, refusal) => {
  backend().clock.ms = closes + ms
  expect(await shown('until')).toMatchObject({ refusal, closesAt: new Date(closes).toISOString() })
  expect((await fetch('until')).status).toBe(status)
})

describe('what is had in a store', () => {
  it('a service has a code', async () => {
    const { body } = await redeem('hour')
    expect(body).toMatchObject({ kind: 'service', state: 'ready', delivery: null, seat: null, cancelUntil: new Date(start + 3_600_000).toISOString() })
    expect(body.pickUpCode).not.toBeNull()
    expect(await shown('hour')).toMatchObject({ shelf: 'benefits', delivery: ['pick_up'] })
  })

  it('a seat remembers when and where, and cannot be taken back when it was not said to be', async () => {
    const { body } = await redeem('seat')
    expect(body).toMatchObject({ state: 'ready', seat: { startsAt: '2026-12-20T10:30:00Z', place: '武康路店' }, cancelUntil: null })
    expect((await cancel(body.redemptionId)).body.code).toBe('CANCEL_OVER')
  })
})

it('redemptions are listed newest first, twenty a page, and each can be looked at by its owner only', async () => {
  const ids: string[] = []
  for (let i = 0; i < 21; i += 1) ids.unshift((await redeem('fetched', { delivery: 'pick_up' })).body.redemptionId)
  type Page = { redemptions: Schemas['Redemption'][]; nextCursor: string | null }
  const first = (await ask<Page>('/me/redemptions')).body
  const second = (await ask<Page>(`/me/redemptions?cursor=${first.nextCursor}`)).body
  expect([...first.redemptions, ...second.redemptions].map(({ redemptionId }) => redemptionId)).toEqual(ids)
  expect([first.redemptions.length, second.nextCursor]).toEqual([20, null])
  expect((await ask<Schemas['Problem']>(`/me/redemptions?cursor=x${first.nextCursor}`)).body.code).toBe('CURSOR_INVALID')
  const other = await backend().member()
  expect((await ask(`/me/redemptions/${ids[0]}`, undefined, other)).status).toBe(404)
  expect((await cancel(ids[0], other)).body.code).toBe('NOT_FOUND')
})
