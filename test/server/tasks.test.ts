import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { startOfDay } from '../../loyalty/calendar'
import type { Task } from '../../loyalty/tasks'
import type { Answer } from '../../server/call'
import { upkeep } from '../../server/ledger/upkeep'
import { buyOnce, buyThrice, task, useDoing } from './doing'

type Schemas = components['schemas']
const offset = programme.utcOffsetMinutes
const hour = 3_600_000

const offered: Task[] = [
  task('once', [buyOnce], { reward: { points: 20, growth: 20, couponKind: 'off-3', makeUpCards: 2 } }),
  task('thrice', [buyThrice]),
  task('monthly', [buyOnce], { per: 'month', times: 2 }),
  task('weekly', [{ event: 'check_in', target: 2 }], { per: 'week' }),
  task('few', [buyOnce], { stock: 2 }),
  task('at-once', [{ event: 'purchase', measure: 'sum', target: 10_000 }], { paysAtOnce: true, reward: { points: 7 } }),
  task('november', [buyOnce], { fromDay: '2026-11-22', untilDay: '2026-11-25' }),
]
const { backend, ask, shown, claim, buy, refund, checkIn, points } = useDoing(offered)

describe('a task', () => {
  it('is open, then finished by what the server has seen, then claimed for points, growth, a coupon and cards', async () => {
    expect(await shown('once')).toMatchObject({ state: 'available', openStep: 0, steps: [{ progress: 0, target: 1 }] })
    expect((await claim('once')).body.code).toBe('TASK_NOT_DONE')
    await buy()
    expect(await shown('once')).toMatchObject({ state: 'claimable', openStep: null })
    const before = await points()
    const { body, status } = await claim('once')
    expect(status).toBe(201)
    expect(body).toMatchObject({ given: { points: 20, growth: 20 }, reward: { coupon: '满 49 减 3', makeUpCards: 2 }, balanceAfter: before! + 20 })
    expect(await shown('once')).toMatchObject({ state: 'claimed', timesClaimed: 1 })
    const { body: coupons } = await ask<Answer<'listCoupons'>>('/me/coupons')
    expect(coupons.usable.filter(({ source }) => source === 'task')).toHaveLength(1)
    const { body: state } = await ask<Schemas['CheckIn']>('/me/check-in')
    expect(state.makeUp.cards).toBe(2)
  })

  it('shows how far it is', async () => {
    await buy()
    await buy()
    expect(await shown('thrice')).toMatchObject({ state: 'in_progress', steps: [{ progress: 2, target: 3 }] })
    expect((await claim('thrice')).body.code).toBe('TASK_NOT_DONE')
  })

  it('gives one reward to ten taps at once, whether of one phone or of ten', async () => {
    await buy()
    const before = await points()
    const sameKey = await Promise.all(Array.from({ length: 10 }, () => claim('once', { key: 'one-phone-tapping' })))
    expect(new Set(sameKey.map(({ body }) => body.balanceAfter))).toEqual(new Set([before! + 20]))
    const others = await Promise.all(Array.from({ length: 10 }, () => claim('once')))
    expect(new Set(others.map(({ body }) => body.code))).toEqual(new Set(['TASK_CLAIMED']))
    expect(await points()).toBe(before! + 20)
  })

  it('comes again within its month, and no more often than it may', async () => {
    for (let i = 0; i < 3; i += 1) await buy()
    expect(await shown('monthly')).toMatchObject({ state: 'claimable', round: 1, times: 2 })
    expect((await claim('monthly', { period: '2026-11', round: 1 })).status).toBe(201)
    expect(await shown('monthly')).toMatchObject({ state: 'claimable', round: 2, timesClaimed: 1 })
    expect((await claim('monthly', { period: '2026-11', round: 2 })).status).toBe(201)
    expect(await shown('monthly')).toMatchObject({ state: 'claimed', timesClaimed: 2 })
    expect((await claim('monthly', { period: '2026-11', round: 3 })).body.code).toBe('TASK_NOT_DONE')
    backend().clock.ms = startOfDay('2026-12-01', offset)
    expect(await shown('monthly')).toMatchObject({ state: 'available', period: '2026-12', timesClaimed: 0 })
  })

  it('begins anew on Monday of the brand, and what was half done then is gone', async () => {
    backend().clock.ms = startOfDay('2026-11-22', offset) + 23 * hour
    await checkIn()
    expect(await shown('weekly')).toMatchObject({ period: '2026-11-16', state: 'in_progress' })
    backend().clock.ms = startOfDay('2026-11-23', offset)
    await checkIn()
    expect(await shown('weekly')).toMatchObject({ period: '2026-11-23', state: 'in_progress', steps: [{ progress: 1 }] })
    backend().clock.ms += 24 * hour
    await checkIn()
    expect(await shown('weekly')).toMatchObject({ state: 'claimable' })
  })

  it('pays by itself where it says so', async () => {
    await buy(9_999)
    const before = await points()
    const { points: earned } = await buy(1)
    expect(await points()).toBe(before! + earned + 7)
    expect(await shown('at-once')).toMatchObject({ state: 'claimed' })
    expect((await claim('at-once')).body.code).toBe('TASK_CLAIMED')
  })
})

describe('a deadline', () => {
  it('opens nothing before its first day and counts nothing of before', async () => {
    await buy()
    expect(await shown('november')).toBeUndefined()
    backend().clock.ms = startOfDay('2026-11-22', offset)
    expect(await shown('november')).toMatchObject({ state: 'available', lastDay: '2026-11-25' })
  })

  it('that passes between opening and tapping does not take what is finished, and it comes by itself if nobody taps', async () => {
    backend().clock.ms = startOfDay('2026-11-26', offset) - 1
    await buy()
    const other = await backend().member()
    await buy(1000, other)
    backend().clock.ms += 1
    const before = await points()
    expect((await claim('november')).status).toBe(201)
    expect(await points()).toBe(before! + 10)
    expect(await shown('november', other)).toMatchObject({ state: 'claimable' })
    await upkeep(backend().context)
    expect(await shown('november', other)).toMatchObject({ state: 'claimed' })
    expect((await claim('november', { of: other })).body.code).toBe('TASK_CLAIMED')
  })

  it('refuses what was not finished, in words of its own', async () => {
    backend().clock.ms = startOfDay('2026-11-26', offset)
    await buy()
    expect(await shown('november')).toMatchObject({ state: 'expired' })
    expect((await claim('november')).body.code).toBe('TASK_OVER')
    backend().clock.ms = startOfDay('2026-12-20', offset)
    expect(await shown('november')).toBeUndefined()
    expect((await claim('november')).body.code).toBe('TASK_OVER')
    expect((await claim('no such task')).body.code).toBe('NOT_FOUND')
  })
})

describe('a task for the first two', () => {
  it('is sold out for the third, and stays with the first two', async () => {
    const others = [await backend().member(), await backend().member()]
    for (const other of others) await buy(1000, other)
    expect(await shown('few')).toMatchObject({ state: 'sold_out', left: 0 })
    await buy()
    expect(await shown('few')).toMatchObject({ state: 'sold_out' })
    expect((await claim('few')).body.code).toBe('TASK_SOLD_OUT')
    expect((await claim('few', { of: others[0] })).status).toBe(201)
  })

  it('goes to two of twelve who finish at once', async () => {
    const crowd = await Promise.all(Array.from({ length: 12 }, () => backend().member()))
    await Promise.all(crowd.map((each) => buy(1000, each)))
    const states = await Promise.all(crowd.map(async (each) => (await shown('few', each))?.state))
    expect(states.filter((state) => state === 'claimable')).toHaveLength(2)
  })
})

describe('what is begun', () => {
  it('keeps its terms when the brand changes them, for whoever has begun', async () => {
    await buy()
    backend().context.tasks = offered.map((each) => (each.taskId === 'thrice' ? task('thrice', [{ event: 'purchase', target: 9 }], { reward: { points: 1 } }) : each))
    const newcomer = await backend().member()
    await buy()
    await buy()
    expect(await shown('thrice')).toMatchObject({ state: 'claimable', reward: { points: 10 } })
    expect(await shown('thrice', newcomer)).toMatchObject({ state: 'available', reward: { points: 1 }, steps: [{ target: 9 }] })
    expect((await claim('thrice')).body.given).toMatchObject({ points: 10 })
  })

  it('can be finished and claimed when the brand has taken it away', async () => {
    await buy()
    backend().context.tasks = []
    expect(await shown('thrice')).toMatchObject({ state: 'in_progress' })
    await buy()
    await buy()
    expect((await claim('thrice')).status).toBe(201)
    expect(await shown('thrice')).toBeUndefined()
  })
})

describe('a refund', () => {
  it('takes back progress, and a reward that was not claimed yet', async () => {
    const purchase = await buy()
    await refund(purchase, 400)
    expect(await shown('once')).toMatchObject({ state: 'claimable' })
    await refund(purchase, 600)
    expect(await shown('once')).toMatchObject({ state: 'in_progress', steps: [{ progress: 0 }] })
    expect((await claim('once')).body.code).toBe('TASK_NOT_DONE')
    await buy()
    expect(await shown('once')).toMatchObject({ state: 'claimable' })
  })

  it('takes back points and growth of a reward that was claimed, and it cannot be earned again', async () => {
    const start = await points()
    const purchase = await buy()
    await claim('once')
    await refund(purchase, 1000)
    expect(await points()).toBe(start)
    expect(await shown('once')).toMatchObject({ state: 'claimed', takenBack: true })
    await buy()
    expect((await claim('once')).body.code).toBe('TASK_CLAIMED')
  })

  it('gives the place among the first two to somebody else', async () => {
    const others = [await backend().member(), await backend().member()]
    const [purchase] = [await buy(1000, others[0]), await buy(1000, others[1])]
    await refund(purchase, 1000)
    await buy()
    expect(await shown('few')).toMatchObject({ state: 'claimable', left: 0 })
  })
})
