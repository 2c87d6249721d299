import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { addDays, dayOf } from '../../loyalty/calendar'
import { closesAtMs, periodOf, stepsDone, taskState, tasksTowards } from '../../loyalty/tasks'
import type { Task } from '../../loyalty/tasks'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import { couponKind } from '../coupons'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { Problem } from '../problem'
import { badgeWall } from '../tasks/badges'
import { payRound } from '../tasks/payment'
import { termsOf } from '../tasks/round'
import type { Round } from '../tasks/round'
import { countedFor, tooLongAMember } from '../tasks/rounds'
import { takenOf } from '../tasks/stock'
import { memberOf } from './member-profile'
import { progressOf } from './tiers'

type Schemas = components['schemas']
const offset = programme.utcOffsetMinutes
/** How long a task that has ended is still shown. */
const shownForDays = 7

interface Offer {
  task: Task
  period: { key: string; closesAt: number | null; lastDay: string | null }
  round: Round | null
  /** Of the period, this one among them. */
  rounds: Round[]
}

/** Which tasks a member sees, each with the round that matters: the first that can be claimed, then the open one, then the last. */
function offersOf(context: Context, member: Member, mine: readonly Round[]): Offer[] {
  const now = context.now()
  const today = dayOf(now, offset)
  const offers = context.tasks.flatMap((task): Offer[] => {
    const ended = task.untilDay !== undefined && task.untilDay < today && task.untilDay >= addDays(today, -shownForDays) ? task.untilDay : null
    const period = periodOf(task, ended ?? today)
    if (!period) return []
    const rounds = mine.filter(({ task_id, period: key }) => task_id === task.taskId && key === period.key)
    const waiting = rounds.find(({ done_at, claimed_at }) => done_at && !claimed_at) ?? rounds.find(({ done_at }) => !done_at)
    const round = waiting ?? (rounds.length < (task.times ?? 1) ? null : rounds[rounds.length - 1])
    if ((task.hidden && !round?.done_at) || (task.invitedOnly && !round) || (!round && tooLongAMember(task, member, now))) return []
    return [{ task, period: { key: period.key, closesAt: closesAtMs(period, offset), lastDay: period.lastDay }, round, rounds }]
  })
  // What was begun or finished under a period that is past, or under a task that the brand has taken away.
  const shown = new Set(offers.flatMap(({ rounds }) => rounds))
  const others = mine.filter((round) => !shown.has(round) && !round.claimed_at && (round.done_at || (!termsOf(round).hidden && (round.closes_at?.getTime() ?? Infinity) > now)))
  return [
    ...offers,
    ...others.map((round): Offer => {
      const closesAt = round.closes_at && round.closes_at.getTime()
      return { task: termsOf(round), period: { key: round.period, closesAt, lastDay: closesAt === null ? null : dayOf(closesAt - 1, offset) }, round, rounds: [round] }
    }),
  ]
}

const order = ['claimable', 'in_progress', 'available', 'sold_out', 'expired', 'claimed']

/** What of a member's rounds can matter now: those of the periods that are running, and what waits from others. */
async function roundsNow(tx: Tx, context: Context, memberId: string): Promise<Round[]> {
  const today = dayOf(context.now(), offset)
  const periods = (['day', 'week', 'month'] as const).map((per) => periodOf({ per }, today)?.key ?? today)
  return tx
    .selectFrom('task_round')
    .selectAll()
    .where('member_id', '=', memberId)
    .where(({ eb, or }) => or([eb('period', 'in', [...periods, 'once']), eb('claimed_at', 'is', null)]))
    .orderBy('period')
    .orderBy('round')
    .execute()
}

export async function tasksOf(tx: Tx, context: Context, member: Member): Promise<Schemas['Task'][]> {
  const now = context.now()
  const mine = await roundsNow(tx, context, member.member_id)
  const offers = offersOf(context, member, mine)
  const countedOf = await countedFor(tx, member.member_id, offers.flatMap(({ round }) => round ?? []))
  const taken = await takenOf(tx, offers.filter(({ task }) => task.stock !== undefined).map(({ task }) => task.taskId))
  const shown = offers.map(({ task, period, round, rounds }): Schemas['Task'] => {
    const terms = round ? termsOf(round) : task
    const { progress, open } = stepsDone(terms.steps, round ? countedOf(round) : [])
    const left = terms.stock === undefined ? null : Math.max(0, terms.stock - (taken.get(terms.taskId) ?? 0))
    const facts = { done: round?.done_at != null, claimed: round?.claimed_at != null, begun: round !== null }
    const { points = 0, growth = 0, makeUpCards = 0 } = terms.reward
    return {
      taskId: terms.taskId,
      period: period.key,
      round: round?.round ?? rounds.length + 1,
      name: terms.name,
      note: terms.note,
      icon: terms.icon,
      state: taskState(facts, { over: period.closesAt !== null && period.closesAt <= now, soldOut: left === 0 }),
      steps: terms.steps.map(({ name, goal, leadsTo }, i) => ({ name, progress: progress[i], target: goal.target, leadsTo: { page: leadsTo.page, subject: leadsTo.subject ?? null } })),
      openStep: open,
      reward: { points, growth, coupon: terms.reward.couponKind ? couponKind(terms.reward.couponKind).name : null, makeUpCards },
      lastDay: period.lastDay,
      closesAt: period.closesAt === null ? null : new Date(period.closesAt).toISOString(),
      times: terms.times ?? 1,
      timesClaimed: rounds.filter(({ claimed_at }) => claimed_at).length,
      left,
      claimedAt: round?.claimed_at?.toISOString() ?? null,
      surprise: terms.hidden ?? false,
      takenBack: round?.taken_back_at != null,
    }
  })
  return shown.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

/** Growth that the tasks a member has not claimed yet would bring. */
function growthOpen(tasks: readonly Schemas['Task'][]): number[] {
  return tasks.filter(({ state, reward }) => reward.growth > 0 && ['claimable', 'in_progress', 'available'].includes(state)).map(({ reward }) => reward.growth)
}

export async function listTasks(call: Call<'listTasks'>): Promise<Answer<'listTasks'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  const all = await tasksOf(tx, context, member)
  const { badges, earned, total } = await badgeWall(tx, member)
  const { next, growth } = await progressOf(tx, context, member)
  const growthMissing = next ? next.growthThreshold - growth : 0
  const towards = growthMissing > 0 ? tasksTowards(growthMissing, growthOpen(all)) : null
  const best = [...badges].sort((a, b) => b.level - a.level || b.progress / b.target - a.progress / a.target)
  const isChallenge = ({ steps, surprise }: Schemas['Task']) => steps.length > 1 || surprise
  return {
    tasks: all.filter((task) => !isChallenge(task)),
    challenges: all.filter(isChallenge),
    badges: { earned, total, shown: best.slice(0, 4) },
    towardsTier: next && towards ? { tasks: towards, tierName: next.name, growthMissing } : null,
  }
}

export async function claimTask(call: Call<'claimTask'>): Promise<Answer<'claimTask'>> {
  const { context, tx, params, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const round = await tx
    .selectFrom('task_round')
    .selectAll()
    .where('member_id', '=', member.member_id)
    .where('task_id', '=', params.taskId)
    .where('period', '=', body.period)
    .where('round', '=', body.round)
    .executeTakeFirst()
  if (!round?.done_at) throw await refusal(tx, context, member, params.taskId, body.period)
  if (round.claimed_at) throw new Problem('TASK_CLAIMED')
  const given = await payRound(tx, context, member, round)
  const { name, reward } = termsOf(round)
  const { points = 0, growth = 0, makeUpCards = 0 } = reward
  return {
    taskId: round.task_id,
    period: round.period,
    round: round.round,
    name,
    reward: { points, growth, coupon: reward.couponKind ? couponKind(reward.couponKind).name : null, makeUpCards },
    given,
    balanceAfter: member.points_available,
  }
}

/** Why there is nothing to claim. */
async function refusal(tx: Tx, context: Context, member: Member, taskId: string, period: string): Promise<Problem> {
  const shown = (await tasksOf(tx, context, member)).find((task) => task.taskId === taskId && task.period === period)
  if (shown?.state === 'sold_out') return new Problem('TASK_SOLD_OUT')
  if (shown && shown.state !== 'expired') return new Problem('TASK_NOT_DONE')
  const known = shown || context.tasks.some((task) => task.taskId === taskId)
  return known ? new Problem('TASK_OVER') : new Problem('NOT_FOUND', { field: 'taskId' })
}
