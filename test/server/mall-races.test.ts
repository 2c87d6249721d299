import { randomUUID } from 'node:crypto'
import type { Reward } from '../../loyalty/rewards'
import type { Context } from '../../server/context'
import { idsAt } from '../../server/context'
import type { Database } from '../../server/database'
import { openAccount } from '../../server/ledger/account'
import { collectPickUp } from '../../server/operations/pick-ups'
import { cancel } from '../../server/rewards/cancel'
import { findReward } from '../../server/rewards/catalogue'
import { redemptionsInTime } from '../../server/rewards/in-time'
import { redeem } from '../../server/rewards/redeem'
import { redemptionOf } from '../../server/rewards/redemption'
import { complete, reserve } from '../../server/rewards/reservation'
import type { Session } from './backend'
import { useMall } from './mall'

const thing: Reward = { rewardId: 'thing', kind: 'physical', name: '小瓶', story: '', picture: 'vase', prices: [{ points: 50, fen: 0 }], delivery: ['pick_up'], cancelMinutes: 30 }
const rewards: Reward[] = [
  { ...thing, rewardId: 'last', stock: 1 },
  { ...thing, rewardId: 'few', stock: 7, reserveHours: 1 },
  { ...thing, rewardId: 'one', perMember: 1 },
  thing,
]
const { backend, give, member, staff, available, redeem: ask } = useMall(rewards)

/** Two servers on one database, each with connections of its own. */
let servers: [Context, Context]
let second: Database
beforeAll(async () => {
  second = await backend().database.another()
})
afterAll(() => second?.close())
beforeEach(() => {
  const { context, clock } = backend()
  servers = [context, { ...context, db: second.db, newId: idsAt(() => clock.ms) }]
})

const times = <T>(n: number, act: (nth: number) => Promise<T>) => Promise.allSettled(Array.from({ length: n }, (_, nth) => act(nth)))
/** How many times each thing came of it: "done", or why not. */
function tally(outcomes: PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) {
    const word = outcome.status === 'fulfilled' ? 'done' : String((outcome.reason as { code?: string }).code ?? outcome.reason)
    counts[word] = (counts[word] ?? 0) + 1
  }
  return counts
}
type Act = typeof redeem
const having = (rewardId: string, nth = 0, of: Session = member(), act: Act = redeem) => {
  const context = servers[nth % 2]
  const reserving = act !== redeem
  return context.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, context, of.subjectId, 'NOT_FOUND')
    const reward = findReward(context, rewardId)
    return act(tx, context, account, reward, { id: randomUUID(), automatic: false, price: reward.prices[0], delivery: reserving ? null : 'pick_up' })
  })
}
const withRedemption = (id: string, nth: number, act: (...given: [Parameters<typeof cancel>[0], Context, Parameters<typeof cancel>[2], Parameters<typeof cancel>[3]]) => Promise<unknown>) => {
  const context = servers[nth % 2]
  return context.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, context, member().subjectId, 'NOT_FOUND')
    return act(tx, context, account, await redemptionOf(tx, account.member_id, id))
  })
}
const cancelling = (id: string, nth = 0) => withRedemption(id, nth, cancel)
const completing = (id: string, nth = 0) => withRedemption(id, nth, (tx, context, account, redemption) => complete(tx, context, account, redemption, 'pick_up'))
const lapsing = (id: string, nth = 0) => withRedemption(id, nth, (tx, context, account) => redemptionsInTime.perform(tx, context, account))
const collecting = (code: string, nth = 0) => {
  const context = servers[nth % 2]
  const caller = { subjectId: staff().subjectId, role: 'staff' } as const
  return context.db.transaction().execute(async (tx) => {
    const outcome = await collectPickUp({ context, tx, caller, params: { code }, query: undefined as never, body: undefined as never, idempotencyKey: randomUUID(), from: { address: 'here', deviceId: null } })
    if ('refused' in outcome) throw Object.assign(new Error(outcome.refused), { code: outcome.refused })
  })
}
const takenOf = async (rewardId: string) => (await backend().context.db.selectFrom('reward_stock').select('taken').where('reward_id', '=', rewardId).executeTakeFirst())?.taken ?? 0

it('sixteen members at once want the last one: one has it, the others keep their points', async () => {
  const members = await Promise.all(Array.from({ length: 16 }, () => backend().member()))
  const outcomes = await times(16, (nth) => having('last', nth, members[nth]))
  expect(tally(outcomes)).toEqual({ done: 1, OUT_OF_STOCK: 15 })
  const balances = await Promise.all(members.map((of) => available(of)))
  expect(balances.sort()).toEqual([...Array.from({ length: 15 }, () => 100), 50])
})

it('forty redemptions and reservations of seven: seven, never fewer and never more', async () => {
  const members = await Promise.all(Array.from({ length: 20 }, () => backend().member()))
  const outcomes = await times(40, (nth) => having('few', nth, members[nth % 20], nth % 3 === 0 ? reserve : redeem))
  expect(tally(outcomes)).toEqual({ done: 7, OUT_OF_STOCK: 33 })
  expect(await takenOf('few')).toBe(7)
})

it('two phones of one member have what one may have once', async () => {
  await give(900)
  expect(tally(await times(6, (nth) => having('one', nth)))).toEqual({ done: 1, REDEMPTION_LIMIT: 5 })
  expect(await available()).toBe(950)
})

it('cancelling ten times at once gives back once', async () => {
  const { redemption_id } = await having('last')
  expect(tally(await times(10, (nth) => cancelling(redemption_id, nth)))).toEqual({ done: 10 })
  expect([await available(), await takenOf('last')]).toEqual([100, 0])
})

it('cancelling against handing over: one of them, twenty times', async () => {
  await give(900)
  for (let round = 0; round < 20; round += 1) {
    const { redemption_id, pick_up_code } = await having('thing')
    const before = await available()
    const outcomes = await times(2, (nth) => (nth === round % 2 ? cancelling(redemption_id, nth) : collecting(pick_up_code ?? '', nth)))
    const handed = outcomes[1 - (round % 2)].status === 'fulfilled'
    expect(tally(outcomes)).toEqual(handed ? { done: 1, CANCEL_OVER: 1 } : { done: 1, CODE_EXPIRED: 1 })
    const { state } = await backend().context.db.selectFrom('redemption').select('state').where('redemption_id', '=', redemption_id).executeTakeFirstOrThrow()
    expect([state, await available()]).toEqual(handed ? ['collected', before] : ['cancelled', (before ?? 0) + 50])
  }
})

it('completing against letting go and lapsing, in time and too late: one end, and the place comes back at most once', async () => {
  await give(900)
  for (let round = 0; round < 12; round += 1) {
    backend().clock.ms = Date.parse('2026-11-20T04:00:00Z') + round * 7_200_000
    const { redemption_id, reserved_until } = await having('few', 0, member(), reserve)
    if (round % 2) backend().clock.ms = reserved_until?.getTime() ?? 0
    const [before, taken] = [await available(), await takenOf('few')]
    const acts = [completing, cancelling, lapsing, lapsing]
    await times(acts.length, (nth) => acts[(nth + round) % acts.length](redemption_id, nth))
    const { state } = await backend().context.db.selectFrom('redemption').select('state').where('redemption_id', '=', redemption_id).executeTakeFirstOrThrow()
    expect(round % 2 ? ['lapsed'] : ['ready', 'cancelled']).toContain(state)
    const back = state === 'ready' && (await backend().context.db.selectFrom('redemption').select('cancel_until').where('redemption_id', '=', redemption_id).executeTakeFirstOrThrow()).cancel_until
    if (back) await cancelling(redemption_id)
    expect([await available(), await takenOf('few')]).toEqual([(before ?? 0) + 50, taken - 1])
  }
})

it('one id sent to both servers at once is one redemption, and takes one', async () => {
  const id = randomUUID()
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('last', { id, delivery: 'pick_up' })))
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.entryId}`)).size).toBe(1)
  expect([await available(), await takenOf('last')]).toEqual([50, 1])
})
