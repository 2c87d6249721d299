import { fc, seed } from '../random'
import { programme } from '../../brand/programme'
import { badges } from '../../brand/badges'
import { dayOf } from '../../loyalty/calendar'
import { badgeLevel } from '../../loyalty/badges'
import { counts, measured } from '../../loyalty/tasks'
import type { Goal, Task } from '../../loyalty/tasks'
import { upkeep } from '../../server/ledger/upkeep'
import { termsOf } from '../../server/tasks/round'
import { useBackend } from './backend'
import type { Session } from './backend'

const offset = programme.utcOffsetMinutes
const task = (taskId: string, goals: Goal[], more: Partial<Task> = {}): Task => ({
  taskId,
  name: taskId,
  note: '',
  icon: 'cup',
  steps: goals.map((goal) => ({ name: goal.event, goal, leadsTo: { page: 'shop' } })),
  reward: { points: 10, growth: 5 },
  ...more,
})
const buy: Goal = { event: 'purchase', target: 1 }
const visits: Goal = { event: 'check_in', target: 2 }
const offered: Task[] = [
  task('once', [buy]),
  task('thrice', [{ event: 'purchase', target: 3 }], { per: 'month', times: 2 }),
  task('daily', [buy], { per: 'day', times: 3 }),
  task('weekly', [visits], { per: 'week', reward: { points: 7, makeUpCards: 1 } }),
  task('few', [buy], { stock: 3, reward: { couponKind: 'off-3' } }),
  task('sum', [{ event: 'purchase', measure: 'sum', target: 5000 }], { paysAtOnce: true, per: 'month' }),
  task('chain', [buy, visits, buy], { per: 'month', reward: { points: 50 } }),
]
/** The brand's second thoughts. */
const edits: Task[][] = [offered, offered.slice(2), offered.map((each) => ({ ...each, reward: { points: 1 }, steps: [...each.steps].reverse() }))]

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('buy' as const), fen: fc.constantFrom(100, 2500, 5000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('refund' as const), which: fc.nat(5), whole: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('check in' as const) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('claim' as const), which: fc.nat(20), taps: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 12, 24, 24 * 8) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), to: fc.nat(edits.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('upkeep' as const) }) },
)

const runs = Number(process.env.TASKS_RUNS ?? 25)
const backend = useBackend({ tasks: offered })

/** Everything that must be so, worked out again from the events alone. */
async function mustAddUp(memberIds: string[]): Promise<void> {
  const { db } = backend().context
  for (const memberId of memberIds) {
    const events = await db.selectFrom('member_event').selectAll().where('member_id', '=', memberId).execute()
    const rounds = await db.selectFrom('task_round').selectAll().where('member_id', '=', memberId).execute()
    const counted = await db.selectFrom('task_step').selectAll().where('member_id', '=', memberId).execute()
    const entries = await db.selectFrom('ledger_entry').selectAll().where('member_id', '=', memberId).where('source', '=', 'task').where('kind', '=', 'accrual').execute()
    for (const round of rounds) {
      const terms = termsOf(round)
      const mine = counted.filter((each) => each.task_id === round.task_id && each.period === round.period && each.round === round.round)
      const done = terms.steps.every(({ goal }, i) => {
        const amounts = mine.filter((each) => each.step === i).map(({ event_id }) => events.find((event) => event.event_id === event_id)!)
        expect(amounts.every((event) => counts(goal, event))).toBe(true)
        return measured(goal, amounts.filter(({ voided_at }) => voided_at === null).map(({ amount }) => amount)) >= goal.target
      })
      // Finished is what its events carry; what was claimed stays so, and says whether a refund has taken it back.
      if (round.claimed_at) expect(round.taken_back_at !== null || done).toBe(true)
      else if (terms.stock === undefined) expect(round.done_at !== null).toBe(done)
      else if (round.done_at) expect(done).toBe(true)
      const source = `${round.task_id}:${round.period}:${round.round}`
      const pays = (terms.reward.points ?? 0) + (terms.reward.growth ?? 0) > 0
      expect(entries.filter(({ source_id }) => source_id === source)).toHaveLength(round.claimed_at && pays ? 1 : 0)
      const inPeriod = rounds.filter((each) => each.task_id === round.task_id && each.period === round.period)
      expect(inPeriod.length).toBeLessThanOrEqual(terms.times ?? 1)
    }
    expect(entries.length).toBe(rounds.filter((round) => round.claimed_at && round.entry_seq !== null).length)
    const levels = await db.selectFrom('badge_level').selectAll().where('member_id', '=', memberId).execute()
    for (const badge of badges) {
      const amounts = events.filter((event) => event.voided_at === null && counts({ ...badge.goal, target: 1 }, event)).map(({ amount }) => amount)
      const level = badgeLevel(badge, measured({ ...badge.goal, target: Infinity }, amounts))
      expect(levels.filter(({ badge_id }) => badge_id === badge.badgeId)).toHaveLength(level)
    }
  }
  const held = await db.selectFrom('task_round').selectAll().where('task_id', '=', 'few').where('done_at', 'is not', null).where('taken_back_at', 'is', null).execute()
  const stock = await db.selectFrom('task_stock').selectAll().where('task_id', '=', 'few').executeTakeFirst()
  expect(stock?.taken ?? 0).toBe(held.length)
  expect(held.length).toBeLessThanOrEqual(3)
}

async function live(steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): Promise<void> {
  const { clock, context } = backend()
  clock.ms = Date.parse('2026-11-20T04:00:00Z')
  context.tasks = offered
  await context.db.deleteFrom('task_step').where('task_id', '=', 'few').execute()
  await context.db.deleteFrom('task_round').where('task_id', '=', 'few').execute()
  await context.db.deleteFrom('task_stock').execute()
  const members = [await backend().member(), await backend().member(), await backend().member(), await backend().member()]
  const staff = await backend().staff()
  const fresh = (session: Session, role: 'member' | 'staff') => ({ ...session, token: backend().app.jwt.sign({ sub: session.subjectId, role, exp: Math.floor(clock.ms / 1000) + 60 }) })
  const bought: { purchase: Awaited<ReturnType<ReturnType<typeof backend>['buy']>>; left: number }[] = []
  for (const [i, act] of steps.entries()) {
    const member = fresh(members[i % members.length], 'member')
    if (act.kind === 'buy') {
      const purchase = await backend().buy(fresh(staff, 'staff'), member, act.fen)
      bought.push({ purchase, left: act.fen })
    } else if (act.kind === 'refund' && bought.length > 0) {
      const one = bought[act.which % bought.length]
      const fen = act.whole ? one.left : Math.floor(one.left / 2)
      if (fen > 0) await backend().refund(fresh(staff, 'staff'), one.purchase, fen)
      one.left -= fen
    } else if (act.kind === 'check in') await backend().ask('/me/check-ins', { token: member.token, body: {} })
    else if (act.kind === 'wait') clock.ms += act.hours * 3_600_000
    else if (act.kind === 'edit') context.tasks = edits[act.to]
    else if (act.kind === 'upkeep') await upkeep(context)
    else if (act.kind === 'claim') {
      const { body } = await backend().ask<{ tasks: { taskId: string; period: string; round: number; state: string }[]; challenges: [] }>('/me/tasks', { token: member.token })
      const all = [...body.tasks, ...body.challenges]
      const one = all.length > 0 && all[act.which % all.length]
      if (!one) continue
      const claims = await Promise.all(Array.from({ length: act.taps }, () => backend().ask(`/me/tasks/${one.taskId}/claims`, { token: member.token, body: { period: one.period, round: one.round } })))
      expect(claims.filter(({ status }) => status === 201)).toHaveLength(one.state === 'claimable' ? 1 : 0)
    }
  }
  await mustAddUp(members.map(({ subjectId }) => subjectId))
  expect(await backend().brokenLaws()).toEqual([])
  expect(dayOf(clock.ms, offset)).toBeTruthy()
}

it(`${runs} random lives with tasks: every reward once, every round what its events say, no place given twice, badges as counted`, async () => {
  const { failed, counterexample, errorInstance } = await fc.check(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), live), { numRuns: runs, seed, endOnFailure: false, interruptAfterTimeLimit: 240_000 })
  if (failed) throw new Error(`${String(errorInstance)}\n${JSON.stringify(counterexample)}\nSEED=${seed}`, { cause: errorInstance })
}, 600_000)
