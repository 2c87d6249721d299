import { sql } from 'kysely'
import { ruleVersions } from '../../brand/rules'
import type { Reward } from '../../loyalty/rewards'
import { ruleAt } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import { atOneInstant, idsAt } from '../../server/context'
import type { Context } from '../../server/context'
import type { Database, Tx } from '../../server/database'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { refund, sell } from '../../server/operations/purchases'
import { Problem } from '../../server/problem'
import { cancel } from '../../server/rewards/cancel'
import { redeem } from '../../server/rewards/redeem'
import { redemptionOf } from '../../server/rewards/redemption'
import { tierEnjoyed } from '../../server/tier-boost'
import { termNow } from '../../server/tier-term'
import { fc, seed } from '../random'
import { Backend } from './backend'
import { isPostgres, preparedDatabase } from './engine'

const runs = Number(process.env.BOOST_RUNS ?? (isPostgres ? 40 : 80))
const day = 86_400_000
const minute = 60_000
const boosts = [['leaf', 40], ['ear', 3], ['barn', 20], ['barn', 1], ['grain-full', 7]] as const
const rewards = boosts.map(([tierId, days], i) => ({
  rewardId: `${tierId}-${i}`,
  kind: 'tier_boost' as const,
  name: tierId,
  story: '',
  picture: 'pass' as const,
  prices: [{ points: 1, fen: 0 }],
  cancelMinutes: 30,
  boost: { tierId, days },
})) satisfies Reward[]

const step = fc.record({
  wait: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.constantFrom(29 * minute, 30 * minute, day) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 400 }).map((days) => days * day) },
    // To the very end of the boost that ends next, a millisecond before and after too.
    { weight: 3, arbitrary: fc.constantFrom('end', 'just before the end', 'just after the end') },
  ),
  act: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('buy' as const), fen: fc.constantFrom(100, 5000, 30_000, 120_000, 300_000) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), which: fc.nat(5) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('boost' as const), which: fc.nat(boosts.length - 1) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(5) }) },
  ),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What a boost is, told a second time. */
interface Told {
  id: string
  tierId: string
  from: number
  until: number
  used: boolean
  ended: boolean
}

async function somebody(tx: Tx, context: Context): Promise<string> {
  const memberId = context.newId()
  const at = new Date(context.now())
  await tx.insertInto('person').values({ member_id: memberId, first_seen_at: at }).execute()
  await tx.insertInto('member').values({ member_id: memberId, nickname: '穗', joined_at: at, channel: 'app', tier_id: 'sprout', tier_since: at }).execute()
  await tx.insertInto('tier_change').values({ member_id: memberId, change_id: context.newId(), tier_id: 'sprout', at, reason: 'joined', rule_version: 3 }).execute()
  return memberId
}

/** The code of a refusal, or null. */
async function refusalOf(act: Promise<unknown>): Promise<string | null> {
  return act.then(() => null, (error) => {
    if (error instanceof Problem) return error.code
    throw error
  })
}

/** Two live the same life, one of them with boosts beside it. */
async function live(tx: Tx, server: Context, clock: { ms: number }, steps: readonly Step[]): Promise<void> {
  const [boosted, plain] = [await somebody(tx, server), await somebody(tx, server)]
  const purchases: { ids: string[]; left: number }[] = []
  const told: Told[] = []
  const rank = (tierId: string) => tierById(ruleAt(server.rules, clock.ms).ladder, tierId).rank
  const running = () => told.filter(({ from, until, ended }) => !ended && from <= clock.ms && clock.ms < until)
  const open = (memberId: string, context: Context) => openAccount(tx, context, memberId, 'NOT_FOUND')
  await accrueGift(tx, server, await open(boosted, server), { source: 'campaign', sourceId: 'purse', rule: 'gift', label: null }, 100)

  for (const { wait, act } of steps) {
    if (typeof wait === 'number') clock.ms += wait
    else {
      const ends = running().map(({ until }) => until)
      if (ends.length > 0) clock.ms = Math.min(...ends) + (wait === 'end' ? 0 : wait === 'just after the end' ? 1 : -1)
    }
    const context = atOneInstant(server)
    const own = await open(plain, context)
    const [highest] = running().filter(({ tierId }) => rank(tierId) > rank(own.tier_id)).sort((a, b) => rank(b.tierId) - rank(a.tierId) || b.until - a.until)
    const enjoyed = highest?.tierId ?? own.tier_id

    if (act.kind === 'buy') {
      const ids: string[] = []
      for (const memberId of [boosted, plain]) ids.push((await sell(tx, context, { memberId, receiptNumber: context.newId(), paidFen: act.fen, label: 'a store', at: null })).purchaseId)
      const { tier_id } = await tx.selectFrom('purchase').select('tier_id').where('member_id', '=', boosted).where('purchase_id', '=', ids[0]).executeTakeFirstOrThrow()
      expect(tier_id).toBe(enjoyed)
      if (highest) highest.used = true
      purchases.push({ ids, left: act.fen })
    } else if (act.kind === 'refund') {
      const purchase = purchases[act.which % purchases.length]
      if (!purchase || purchase.left === 0) continue
      for (const [i, memberId] of [boosted, plain].entries()) await refund(tx, context, memberId, purchase.ids[i], purchase.left)
      purchase.left = 0
    } else if (act.kind === 'boost') {
      const reward = rewards[act.which]
      const { points_available: available } = await open(boosted, context)
      const id = context.newId()
      const refusal = await refusalOf(redeem(tx, context, await open(boosted, context), reward, { id, automatic: false, price: reward.prices[0], delivery: null }))
      expect(refusal).toBe(rank(reward.boost.tierId) <= rank(enjoyed) ? 'TIER_ALREADY_HIGH' : available < 1 ? 'INSUFFICIENT_POINTS' : null)
      if (refusal) continue
      const { ends_at } = await tx.selectFrom('tier_boost').select('ends_at').where('member_id', '=', boosted).where('redemption_id', '=', id).executeTakeFirstOrThrow()
      told.push({ id, tierId: reward.boost.tierId, from: clock.ms, until: ends_at.getTime(), used: false, ended: false })
    } else {
      const one = told[act.which % told.length]
      if (!one || one.ended) continue
      const refusal = await refusalOf((async () => cancel(tx, context, await open(boosted, context), await redemptionOf(tx, boosted, one.id)))())
      expect(refusal).toBe(one.used || clock.ms >= one.from + 30 * minute ? 'CANCEL_OVER' : null)
      if (!refusal) one.ended = true
    }
    await same(tx, atOneInstant(server), [boosted, plain], () => running().map(({ tierId }) => tierId))
  }
}

/** One's own tier, term, growth and history are the twin's; what is enjoyed is the highest of one's own and what runs. */
async function same(tx: Tx, context: Context, [boosted, plain]: string[], running: () => string[]): Promise<void> {
  const of = async (memberId: string) => {
    const member = await openAccount(tx, context, memberId, 'NOT_FOUND')
    const { term } = await termNow(tx, context, member)
    const changes = await tx.selectFrom('tier_change').select(['tier_id', 'at', 'reason', 'valid_until']).where('member_id', '=', memberId).orderBy('change_id').execute()
    return { member, own: { term, changes, growth: member.growth } }
  }
  const [mine, twin] = [await of(boosted), await of(plain)]
  expect(mine.own).toEqual(twin.own)
  const { ladder } = ruleAt(context.rules, context.now())
  const { tier } = await tierEnjoyed(tx, context, mine.member, mine.own.term.tierId)
  const ranks = [mine.own.term.tierId, ...running()].map((tierId) => tierById(ladder, tierId).rank)
  expect(tier.rank).toBe(Math.max(...ranks))
}

describe('whatever a member does with boosts', () => {
  let backend: Backend
  let database: Database
  beforeAll(async () => {
    backend = await Backend.start()
    database = await preparedDatabase()
  }, 120_000)
  afterAll(async () => {
    await database?.close()
    await backend?.close()
  })

  it(`one’s own tier goes as if there were none, and what is enjoyed is the higher: ${runs} lives beside their twins`, async () => {
    await database.db.connection().execute(async (connection) => {
      const tx = connection as Tx
      await sql`begin`.execute(tx)
      await sql`savepoint story`.execute(tx)
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
          const clock = { ms: Date.parse('2026-11-20T04:00:00Z') }
          const now = () => clock.ms
          const context: Context = { ...backend.context, db: tx, rules: ruleVersions, rewards, now, newId: idsAt(now) }
          await live(tx, context, clock, steps).finally(() => sql`rollback to savepoint story`.execute(tx))
        }),
        { numRuns: runs, seed },
      )
      await sql`rollback`.execute(tx)
    })
  }, 600_000)
})
