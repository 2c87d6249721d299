import { fc, seed } from '../random'
import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import { dayOf } from '../../loyalty/calendar'
import { atOneInstant, idsAt } from '../../server/context'
import type { Context } from '../../server/context'
import type { Database, Tx } from '../../server/database'
import { countBoard } from '../../server/leaderboard'
import { openAccount } from '../../server/ledger/account'
import { accrueFixed, accrueGift } from '../../server/ledger/accrue'
import type { Entry } from '../../server/ledger/post'
import { takeBack } from '../../server/ledger/reverse'
import { spend } from '../../server/ledger/spend'
import { checkInNow } from '../../server/operations/check-in'
import { setBoardMembership } from '../../server/operations/leaderboard'
import { refund, sell } from '../../server/operations/purchases'
import { Backend } from './backend'
import { preparedDatabase } from './engine'

const runs = Number(process.env.BOARD_RUNS ?? 400)
const hour = 3_600_000
const week = 7 * 24 * hour
const PEOPLE = 4

const who = fc.nat(PEOPLE - 1)
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('buy' as const), who, fen: fc.constantFrom(99, 500, 4200, 9900, 30_000, 600_000) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('refund' as const), who, which: fc.nat(3), percent: fc.constantFrom(1, 33, 50, 100) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('check in' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('task' as const), who, points: fc.constantFrom(1, 30, 4000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo task' as const), who, which: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('gift' as const), who, points: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('spend' as const), who, percent: fc.constantFrom(10, 100) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('show' as const), who, shown: fc.boolean() }) },
)
const history = fc.record({
  // Hours before the end of a month of the brand's zone, and of a year.
  start: fc.constantFrom('2026-11-20T04:00:00Z', '2026-11-30T14:00:00Z', '2026-12-31T15:00:00Z', '2027-02-25T09:00:00Z'),
  shown: fc.array(fc.boolean(), { minLength: PEOPLE, maxLength: PEOPLE }),
  steps: fc.array(fc.record({ waitHours: fc.constantFrom(0, 0, 1, 5, 24, 100, 168, 400), act }), { minLength: 4, maxLength: 12 }),
  restHours: fc.constantFrom(0, 1, 72, 167, 168, 800),
})
type Act = (typeof history extends fc.Arbitrary<infer H> ? H : never)['steps'][number]['act']

const monthOf = (ms: number) => dayOf(ms, programme.utcOffsetMinutes).slice(0, 7)

/** What the board must say, from what is told of each entry: purchases by the share of them that refunds asked back, whatever was still there. */
async function recounted(tx: Tx, month: string, now: number): Promise<Map<string, number>> {
  const entries = await tx.selectFrom('ledger_entry').selectAll().execute()
  const shown = await tx.selectFrom('board_member').selectAll().execute()
  const scores = new Map<string, number>()
  for (const { member_id, since } of shown) {
    if (monthOf(since.getTime()) > month) continue
    const mine = entries.filter((entry) => entry.member_id === member_id)
    let points = 0
    for (const entry of mine.filter((each) => each.kind === 'accrual' && monthOf(each.occurred_at.getTime()) === month)) {
      if (!['check_in', 'task', 'purchase'].includes(entry.source)) continue
      if (entry.source === 'purchase' && entry.occurred_at.getTime() + week > now) continue
      const asked = mine.filter((each) => each.reverses_seq === entry.seq).flatMap((each) => each.receipt as { kind: string; points: number }[])
      points += entry.points + asked.reduce((sum, line) => sum + (line.kind === 'reversal' ? line.points : 0), 0)
    }
    if (points > 0) scores.set(member_id, points)
  }
  return scores
}

class Town {
  readonly people: string[] = []
  readonly purchases: { id: string; left: number }[][] = []
  readonly rewards: Entry[][] = []
  #made = 0

  constructor(
    readonly tx: Tx,
    readonly context: Context,
  ) {}

  async settle(shown: boolean[]): Promise<void> {
    for (const each of shown) {
      const memberId = this.context.newId()
      const at = new Date(this.context.now())
      await this.tx.insertInto('person').values({ member_id: memberId, first_seen_at: at }).execute()
      await this.tx.insertInto('member').values({ member_id: memberId, nickname: '穗', joined_at: at, channel: 'app', tier_id: 'sprout', tier_since: at }).execute()
      this.people.push(memberId)
      this.purchases.push([])
      this.rewards.push([])
      if (each) await this.#show(memberId, true)
    }
  }

  #show(memberId: string, shown: boolean) {
    const { tx, context } = this
    return setBoardMembership({ tx, context, caller: { subjectId: memberId, role: 'member' }, body: { shown }, query: undefined as never, params: undefined as never, idempotencyKey: '', from: { address: 'here', deviceId: null } })
  }

  async live(act: Act): Promise<void> {
    const { tx } = this
    const context = atOneInstant(this.context)
    const memberId = this.people[act.who]
    const bought = this.purchases[act.who]
    const open = () => openAccount(tx, context, memberId, 'NOT_FOUND')
    this.#made += 1
    const source = { sourceId: `${this.#made}`, label: null }
    if (act.kind === 'buy') {
      const { purchaseId } = await sell(tx, context, { memberId, receiptNumber: context.newId(), paidFen: act.fen, label: '店', at: null })
      bought.push({ id: purchaseId, left: act.fen })
    } else if (act.kind === 'refund') {
      const purchase = bought[act.which % bought.length]
      const fen = Math.ceil(((purchase?.left ?? 0) * act.percent) / 100)
      if (fen === 0) return
      await refund(tx, context, memberId, purchase.id, fen)
      purchase.left -= fen
    } else if (act.kind === 'check in') await checkInNow(tx, context, await open())
    else if (act.kind === 'task') this.rewards[act.who].push(await accrueFixed(tx, context, await open(), { ...source, source: 'task', rule: 'task' }, { points: act.points, growth: 0 }))
    else if (act.kind === 'undo task') {
      const [reward] = this.rewards[act.who].splice(act.which, 1)
      if (reward) await takeBack(tx, context, await open(), reward, { points: reward.points, growth: 0 }, { ...source, source: 'refund' })
    }
    else if (act.kind === 'gift') await accrueGift(tx, context, await open(), { ...source, source: 'campaign', rule: 'gift' }, act.points)
    else if (act.kind === 'show') await this.#show(memberId, act.shown)
    else {
      const member = await open()
      const points = Math.floor((member.points_available * act.percent) / 100)
      if (points > 0) await spend(tx, context, member, { ...source, points })
    }
  }
}

describe('whatever members do, the board is what their entries say', () => {
  let backend: Backend
  let own: Database
  beforeAll(async () => {
    backend = await Backend.start()
    own = await preparedDatabase()
  }, 120_000)
  afterAll(async () => {
    await own?.close()
    await backend?.close()
  })

  it(`in ${runs} histories, each recounted on the way and at its end`, async () => {
    let ranked = 0
    await own.db.connection().execute(async (connection) => {
      const tx = connection as Tx
      await sql`begin`.execute(tx)
      await sql`savepoint town`.execute(tx)
      const live = async ({ start, shown, steps, restHours }: typeof history extends fc.Arbitrary<infer H> ? H : never) => {
        const clock = { ms: Date.parse(start) }
        const now = () => clock.ms
        const context: Context = { ...backend.context, db: tx, now, newId: idsAt(now) }
        const town = new Town(tx, context)
        await town.settle(shown)
        const months = () => [...new Set([monthOf(Date.parse(start)), monthOf(clock.ms)])]
        const compare = async () => {
          clock.ms += 5 * 60_000
          for (const month of months()) {
            const before = await tx.selectFrom('board').select('closed_at').where('month', '=', month).executeTakeFirst()
            await countBoard(tx, context, month)
            if (before?.closed_at) continue
            const rows = await tx.selectFrom('board_score').select(['member_id', 'points']).where('month', '=', month).execute()
            expect(new Map(rows.map((row) => [row.member_id, row.points]))).toEqual(await recounted(tx, month, clock.ms))
            ranked += rows.length
          }
        }
        for (const [i, step] of steps.entries()) {
          clock.ms += step.waitHours * hour
          await town.live(step.act)
          if (i === Math.floor(steps.length / 2)) await compare()
        }
        clock.ms += restHours * hour
        await compare()
      }
      await fc.assert(fc.asyncProperty(history, (story) => live(story).finally(() => sql`rollback to savepoint town`.execute(tx))), { numRuns: runs, seed })
      await sql`rollback`.execute(tx)
    })
    // Empty boards prove nothing.
    expect(ranked).toBeGreaterThan(runs)
  }, 900_000)
})
