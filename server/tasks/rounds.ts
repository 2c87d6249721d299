import { programme } from '../../brand/programme'
import { dayOf, daysBetween } from '../../loyalty/calendar'
import { closesAtMs, counts, periodOf, stepsDone } from '../../loyalty/tasks'
import type { Task } from '../../loyalty/tasks'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { payRound, takeBackRound } from './payment'
import { changeRound, termsOf } from './round'
import type { MemberEvent, Round } from './round'
import { giveBackStock, takeStock } from './stock'

interface Counted {
  step: number
  amount: number
}

/** What has counted for the steps of rounds. */
export async function countedFor(tx: Tx, memberId: string, rounds: readonly Round[]): Promise<(round: Round) => Counted[]> {
  const nameOf = (round: Pick<Round, 'task_id' | 'period' | 'round'>) => `${round.task_id} ${round.period} ${round.round}`
  if (rounds.length === 0) return () => []
  const rows = await tx
    .selectFrom('task_step')
    .innerJoin('member_event', (join) => join.onRef('member_event.member_id', '=', 'task_step.member_id').onRef('member_event.event_id', '=', 'task_step.event_id'))
    .select(['task_step.task_id', 'task_step.period', 'task_step.round', 'task_step.step', 'member_event.amount'])
    .where('task_step.member_id', '=', memberId)
    .where('task_step.task_id', 'in', [...new Set(rounds.map(({ task_id }) => task_id))])
    .where('member_event.voided_at', 'is', null)
    .execute()
  return (round) => rows.filter((row) => nameOf(row) === nameOf(round))
}

/** Whether a task for newcomers is no longer for this member. */
export function tooLongAMember({ newcomerDays }: Task, { joined_at }: Pick<Member, 'joined_at'>, now: number): boolean {
  const day = (ms: number) => dayOf(ms, programme.utcOffsetMinutes)
  return newcomerDays !== undefined && daysBetween(day(joined_at.getTime()), day(now)) >= newcomerDays
}

/** The round an event counts for: the one that is open, or a new one while the period has room. What is begun keeps its terms. */
async function openRound(tx: Tx, context: Context, member: Member, task: Task, rounds: readonly Round[], event: MemberEvent): Promise<Round | null> {
  const now = context.now()
  const open = rounds.find(({ done_at, closes_at }) => done_at === null && (closes_at === null || closes_at.getTime() > now))
  if (open) return open
  const period = periodOf(task, dayOf(now, programme.utcOffsetMinutes))
  if (!period || !counts(task.steps[0].goal, event)) return null
  const inPeriod = rounds.filter((round) => round.period === period.key)
  if (inPeriod.length >= (task.times ?? 1) || tooLongAMember(task, member, now)) return null
  const closes = closesAtMs(period, programme.utcOffsetMinutes)
  const round = await tx
    .insertInto('task_round')
    .values({
      member_id: member.member_id,
      task_id: task.taskId,
      period: period.key,
      round: inPeriod.length + 1,
      terms: JSON.stringify(task),
      began_at: new Date(now),
      closes_at: closes === null ? null : new Date(closes),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  if (task.countsPast) await countPast(tx, round, event)
  return round
}

/** What was done before a round began, towards its first step. */
async function countPast(tx: Tx, round: Round, event: MemberEvent): Promise<void> {
  const { goal } = termsOf(round).steps[0]
  const past = await tx
    .selectFrom('member_event')
    .selectAll()
    .where('member_id', '=', round.member_id)
    .where('kind', '=', goal.event)
    .where('voided_at', 'is', null)
    .where('event_id', '!=', event.event_id)
    .orderBy('event_id', 'desc')
    .limit(goal.target)
    .execute()
  for (const each of past.filter((one) => counts(goal, one))) await addStep(tx, round, each, 0)
}

async function addStep(tx: Tx, { member_id, task_id, period, round }: Round, { event_id }: MemberEvent, step: number): Promise<void> {
  await tx.insertInto('task_step').values({ member_id, task_id, period, round, event_id, step }).execute()
}

async function count(tx: Tx, context: Context, member: Member, round: Round, event: MemberEvent): Promise<void> {
  const { steps } = termsOf(round)
  const counted = (await countedFor(tx, member.member_id, [round]))(round)
  const { open } = stepsDone(steps, counted)
  if (open === null || !counts(steps[open].goal, event)) return
  await addStep(tx, round, event, open)
  await settle(tx, context, member, round, await caughtUp(tx, round, [...counted, { step: open, amount: event.amount }]))
}

/** When a step opens, what was done for it since the challenge began counts: nobody is asked to do it over for having been early. */
async function caughtUp(tx: Tx, round: Round, counted: readonly Counted[]): Promise<readonly Counted[]> {
  const { steps } = termsOf(round)
  const { open, progress } = stepsDone(steps, counted)
  if (open === null || open === 0 || progress[open] > 0) return counted
  const { goal } = steps[open]
  const early = await tx
    .selectFrom('member_event')
    .selectAll()
    .where('member_id', '=', round.member_id)
    .where('kind', '=', goal.event)
    .where('voided_at', 'is', null)
    .where('at', '>=', round.began_at)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('task_step')
            .select('task_step.event_id')
            .whereRef('task_step.member_id', '=', 'member_event.member_id')
            .whereRef('task_step.event_id', '=', 'member_event.event_id')
            .where('task_id', '=', round.task_id)
            .where('period', '=', round.period)
            .where('round', '=', round.round),
        ),
      ),
    )
    .orderBy('event_id')
    .execute()
  let more = counted
  for (const event of early.filter((one) => counts(goal, one))) {
    if (stepsDone(steps, more).open !== open) break
    await addStep(tx, round, event, open)
    more = [...more, { step: open, amount: event.amount }]
  }
  return stepsDone(steps, more).open === open ? more : caughtUp(tx, round, more)
}

/** Brings a round in line with what counts for it now. */
async function settle(tx: Tx, context: Context, member: Member, round: Round, counted: readonly Counted[]): Promise<void> {
  const terms = termsOf(round)
  const { open } = stepsDone(terms.steps, counted)
  if (open === null && round.done_at === null) {
    if (terms.stock !== undefined && !(await takeStock(tx, terms.taskId, terms.stock))) return
    await changeRound(tx, round, { done_at: new Date(context.now()) })
    if (terms.paysAtOnce) await payRound(tx, context, member, round)
  } else if (open !== null && round.done_at !== null) {
    if (terms.stock !== undefined) await giveBackStock(tx, terms.taskId)
    if (round.claimed_at) {
      await takeBackRound(tx, context, member, round)
      return
    }
    await changeRound(tx, round, { done_at: null })
  }
}

/** One event may count for several tasks, once for each. */
export async function countTowardsTasks(tx: Tx, context: Context, member: Member, event: MemberEvent): Promise<void> {
  const counting = (task: Task) => task.steps.some(({ goal }) => counts(goal, event))
  const offered = context.tasks.filter(counting)
  const rounds = await tx
    .selectFrom('task_round')
    .selectAll()
    .where('member_id', '=', member.member_id)
    .where(({ eb, or }) => or([eb('done_at', 'is', null), ...(offered.length > 0 ? [eb('task_id', 'in', offered.map(({ taskId }) => taskId))] : [])]))
    .orderBy('period')
    .orderBy('round')
    .execute()
  // A task that the brand has taken away or changed goes on for whoever has begun it.
  const begun = rounds.filter((round) => round.done_at === null && counting(termsOf(round))).map(termsOf)
  const all = new Map([...begun, ...offered].map((task) => [task.taskId, task]))
  // In one order for everybody: two members who finish two scarce tasks at once must not wait for each other.
  for (const taskId of [...all.keys()].sort()) {
    const task = all.get(taskId)
    const round = task && (await openRound(tx, context, member, task, rounds.filter(({ task_id }) => task_id === taskId), event))
    if (round) await count(tx, context, member, round, event)
  }
}

/** After an event has lost its weight. */
export async function recountTasks(tx: Tx, context: Context, member: Member, event: MemberEvent): Promise<void> {
  const rounds = await tx
    .selectFrom('task_round')
    .innerJoin('task_step', (join) =>
      join
        .onRef('task_step.member_id', '=', 'task_round.member_id')
        .onRef('task_step.task_id', '=', 'task_round.task_id')
        .onRef('task_step.period', '=', 'task_round.period')
        .onRef('task_step.round', '=', 'task_round.round'),
    )
    .selectAll('task_round')
    .where('task_step.member_id', '=', member.member_id)
    .where('task_step.event_id', '=', event.event_id)
    .orderBy('task_round.task_id')
    .execute()
  const countedOf = await countedFor(tx, member.member_id, rounds)
  for (const round of rounds) await settle(tx, context, member, round, countedOf(round))
}
