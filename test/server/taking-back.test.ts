import type { components } from '../../contract/types.gen'
import type { Reward } from '../../loyalty/rewards'
import { lapseReservations } from '../../server/rewards/in-time'
import { useMall } from './mall'

type Schemas = components['schemas']
type Answer = { status: number; body: Schemas['Redemption'] & Schemas['Problem'] }
const minute = 60_000
const start = Date.parse('2026-11-20T04:00:00Z')
const bowl: Reward = { rewardId: 'bowl', kind: 'physical', name: '小瓶', story: '', picture: 'vase', prices: [{ points: 300, fen: 0 }], delivery: ['pick_up', 'shipping'], stock: 3, perMember: 1, reserveHours: 48, cancelMinutes: 30 }
const rewards: Reward[] = [
  bowl,
  { rewardId: 'refill', kind: 'coupon', couponKind: 'refill', story: '', picture: 'cup', prices: [{ points: 200, fen: 0 }], stock: 5, reserveHours: 24, cancelMinutes: 30 },
  { ...bowl, rewardId: 'plain', reserveHours: undefined, perMember: undefined },
]
const mall = useMall(rewards)
const { backend, ask, give, redeem, cancel, shown, available } = mall
const look = async (id: string) => (await ask<Schemas['Redemption']>(`/me/redemptions/${id}`)).body
const complete = (id: string, delivery: Schemas['DeliveryMethod'] | null = 'pick_up') => ask<Answer['body']>(`/me/redemptions/${id}/completion`, { delivery })
const points = async () => (await ask<Schemas['Points']>('/me/points')).body
const left = async (rewardId = 'bowl') => (await shown(rewardId))?.stock?.left
const reserve = (rewardId = 'bowl') => redeem(rewardId, { reserve: true })

beforeEach(() => give(900))

describe('cancelling', () => {
  it('gives the points back to the lots they came from, takes the coupon, and puts the one back', async () => {
    const before = await points()
    const { body } = await redeem('refill')
    const cancelled = (await cancel(body.redemptionId)).body
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelUntil: null, steps: [{ state: 'done' }, { state: 'cancelled' }] })
    expect((await points()).expiries).toEqual(before.expiries)
    expect((await ask<{ usable: unknown[]; expired: unknown[] }>('/me/coupons')).body).toMatchObject({ usable: [], expired: [] })
    expect(await left('refill')).toBe(5)
    const { reversedBy } = (await ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${body.entryId}`)).body
    expect(reversedBy.map((entry) => entry.points)).toEqual([200])
  })

  it.each([
    [30 * minute - 1, 201],
    [30 * minute, 409],
  ])('%i ms later answers %i', async (later, status) => {
    const { body } = await redeem('refill')
    backend().clock.ms = start + later
    const cancelled = await cancel(body.redemptionId)
    expect([cancelled.status, cancelled.body.code]).toEqual([status, status === 409 ? 'CANCEL_OVER' : undefined])
    expect(await available()).toBe(status === 409 ? 800 : 1000)
  })

  it('a coupon that was used is refused, and the coupon and the points stay', async () => {
    const { body } = await redeem('refill')
    await backend().context.db.updateTable('coupon').set({ used_at: new Date(start) }).where('coupon_id', '=', body.coupon?.couponId ?? '').execute()
    expect((await cancel(body.redemptionId)).body.code).toBe('COUPON_USED')
    expect([(await look(body.redemptionId)).state, await available(), await left('refill')]).toEqual(['done', 800, 4])
  })

  it('twice is once, and an id that was cancelled is not redeemed again', async () => {
    const { body } = await redeem('refill')
    const [first, second] = [await cancel(body.redemptionId), await cancel(body.redemptionId.toUpperCase())]
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
    expect((await redeem('refill', { id: body.redemptionId })).body.state).toBe('cancelled')
    expect(await available()).toBe(1000)
  })

  it('points whose time is over meanwhile come back with the days of a gift', async () => {
    backend().clock.ms = Date.parse('2027-05-31T16:00:00Z') - minute
    const { body } = await redeem('refill')
    backend().clock.ms += minute
    expect(await available()).toBe(0)
    await cancel(body.redemptionId)
    expect((await points()).expiries.map((each) => [each.points, each.expiresOn])).toEqual([[200, '2027-12-31']])
  })
})

describe('reserving', () => {
  it('sets points aside and keeps one, until its time', async () => {
    const { status, body } = await reserve()
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'reserved', pricePoints: 300, balanceAfter: 700, pickUpCode: null, delivery: null, cancelUntil: null, reservedUntil: new Date(start + 48 * 3_600_000).toISOString() })
    expect([await available(), (await points()).balance.held, await left()]).toEqual([700, 300, 2])
    expect((await points()).holds).toMatchObject([{ points: 300, label: '小瓶', releaseAt: body.reservedUntil }])
    expect((await reserve()).body.code).toBe('REDEMPTION_LIMIT')
  })

  it('completed it is spent, and can then be cancelled like any other', async () => {
    const { redemptionId } = (await reserve()).body
    const done = (await complete(redemptionId)).body
    expect(done).toMatchObject({ state: 'ready', delivery: 'pick_up', reservedUntil: null, cancelUntil: new Date(start + 30 * minute).toISOString(), steps: [{ state: 'reserved' }, { state: 'ready' }] })
    expect([await available(), (await points()).balance.held, await left()]).toEqual([700, 0, 2])
    expect((await complete(redemptionId)).body).toEqual(done)
    expect((await cancel(redemptionId)).body.state).toBe('cancelled')
    expect([await available(), await left()]).toEqual([1000, 3])
    expect((await complete(redemptionId)).body.code).toBe('RESERVATION_OVER')
  })

  it('let go, everything is as it was', async () => {
    const { redemptionId } = (await reserve('refill')).body
    expect((await cancel(redemptionId)).body.state).toBe('cancelled')
    expect([await available(), (await points()).balance.held, await left('refill')]).toEqual([1000, 0, 5])
  })

  it.each([
    [-1, 201, 'ready'],
    [0, 409, 'lapsed'],
  ])('can be completed until its instant: %i ms → %i', async (ms, status, state) => {
    const { redemptionId, reservedUntil } = (await reserve()).body
    backend().clock.ms = Date.parse(reservedUntil ?? '') + ms
    const answer = await complete(redemptionId)
    expect([answer.status, (await look(redemptionId)).state]).toEqual([status, state])
    if (status === 409) expect(answer.body.code).toBe('RESERVATION_OVER')
    expect(await available()).toBe(status === 201 ? 700 : 1000)
    await lapseReservations(backend().context)
  })

  it('that nobody came for shows as lapsed at once, and gives its place back once', async () => {
    const { redemptionId, reservedUntil } = (await reserve()).body
    backend().clock.ms = Date.parse(reservedUntil ?? '')
    expect(await look(redemptionId)).toMatchObject({ state: 'lapsed', reservedUntil: null, steps: [{ state: 'reserved' }, { state: 'lapsed', at: reservedUntil }] })
    expect((await shown('bowl'))?.perMember?.left).toBe(1)
    backend().clock.ms += 5 * minute
    await Promise.all([lapseReservations(backend().context), lapseReservations(backend().context)])
    await lapseReservations(backend().context)
    expect([await left(), await available()]).toEqual([3, 1000])
    expect(await look(redemptionId)).toMatchObject({ state: 'lapsed', steps: [{ state: 'reserved' }, { state: 'lapsed', at: reservedUntil }] })
    expect((await cancel(redemptionId)).body.state).toBe('lapsed')
    expect(await left()).toBe(3)
  })

  it('is no way to keep points that are about to lapse', async () => {
    const lapse = Date.parse('2027-05-31T16:00:00Z')
    backend().clock.ms = lapse - 3_600_000
    const { body } = await reserve()
    expect(body.reservedUntil).toBe(new Date(lapse - 1).toISOString())
    backend().clock.ms = lapse
    expect(await available()).toBe(0)
    await lapseReservations(backend().context)
  })

  it('a refused completion leaves the reservation as it was', async () => {
    const { redemptionId } = (await reserve()).body
    expect((await complete(redemptionId, 'shipping')).body.code).toBe('ADDRESS_NEEDED')
    expect((await complete(redemptionId, null)).body.code).toBe('DELIVERY_IMPOSSIBLE')
    expect([(await look(redemptionId)).state, (await points()).balance.held]).toEqual(['reserved', 300])
    expect((await complete(redemptionId)).status).toBe(201)
  })

  it('of what the brand has dropped meanwhile cannot be completed, and comes back', async () => {
    const { redemptionId } = (await reserve()).body
    backend().context.rewards = rewards.slice(1)
    expect((await complete(redemptionId)).body.code).toBe('RESERVATION_OVER')
    expect((await cancel(redemptionId)).body.state).toBe('cancelled')
    expect(await available()).toBe(1000)
  })

  it('is refused for what is not said to be reserved', async () => {
    expect((await reserve('plain')).body.code).toBe('DELIVERY_IMPOSSIBLE')
    expect(await available()).toBe(1000)
  })

  it('of a coupon gives the coupon', async () => {
    const { redemptionId } = (await reserve('refill')).body
    expect((await complete(redemptionId, null)).body).toMatchObject({ state: 'done', coupon: { name: '门店茶饮续杯', state: 'usable' } })
  })
})
