import { addDays, addMonths, startOfDay } from './calendar'

/** What can count towards a task, a challenge or a badge. The server writes each down when it happens; the app claims none of them. */
export type EventKind =
  | 'purchase'
  | 'check_in'
  | 'redemption'
  | 'profile_item'
  | 'review'
  | 'survey_answer'
  | 'collection_read'
  | 'product_scan'
  | 'store_visit'
  | 'friend_settled'
  | 'invited_settled'
  | 'board_top'

/** So many events, so much of their amounts (fen of purchases), or one amount so large (days in a row of a check-in). */
export interface Goal {
  event: EventKind
  /** Only events about this: a survey, a collection. */
  subject?: string
  measure?: 'count' | 'sum' | 'most'
  target: number
}

/** What a finished task brings. Points and growth are integers; couponKind is one of the brand's coupons. */
export interface TaskReward {
  points?: number
  growth?: number
  couponKind?: string
  makeUpCards?: number
}

export interface TaskStep {
  name: string
  goal: Goal
  /** The page of the app where it is done, and what it is about. */
  leadsTo: { page: TaskPage; subject?: string }
}
export type TaskPage = 'profile' | 'review' | 'survey' | 'collection' | 'scan' | 'visit' | 'invite' | 'mall' | 'check_in' | 'shop'

/** Something to do for a reward. With several steps, which count one after another, it is a challenge. */
export interface Task {
  taskId: string
  name: string
  note: string
  icon: string
  steps: TaskStep[]
  reward: TaskReward
  /** It comes anew with each of these; without, it is done once. */
  per?: 'day' | 'week' | 'month'
  /** How many times within one of those; 1 without. */
  times?: number
  /** First and last day, "YYYY-MM-DD" of the brand's zone. */
  fromDay?: string
  untilDay?: string
  /** For the first so many who finish it. */
  stock?: number
  /** Paid the moment it is finished, with nothing to tap. */
  paysAtOnce?: boolean
  /** Not shown until it is finished: a surprise. */
  hidden?: boolean
  /** Only for members whom a friend has invited. */
  invitedOnly?: boolean
  /** Only in the first so many days of being a member. */
  newcomerDays?: number
  /** What was done before the task began counts too, as telling a birthday does. */
  countsPast?: boolean
}

/** A stretch of days in which a task counts; its last day is null without an end. */
export interface Period {
  key: string
  firstDay: string | null
  lastDay: string | null
}

/** The period of a task that a day lies in; null outside of its days. A week begins on Monday. */
export function periodOf({ per, fromDay, untilDay }: Pick<Task, 'per' | 'fromDay' | 'untilDay'>, day: string): Period | null {
  if ((fromDay && day < fromDay) || (untilDay && day > untilDay)) return null
  const later = (a: string) => (fromDay && fromDay > a ? fromDay : a)
  const sooner = (a: string) => (untilDay && untilDay < a ? untilDay : a)
  if (per === 'day') return { key: day, firstDay: day, lastDay: day }
  if (per === 'month') {
    const first = `${day.slice(0, 7)}-01`
    return { key: day.slice(0, 7), firstDay: later(first), lastDay: sooner(addDays(addMonths(first, 1), -1)) }
  }
  if (per === 'week') {
    const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
    return { key: monday, firstDay: later(monday), lastDay: sooner(addDays(monday, 6)) }
  }
  return { key: 'once', firstDay: fromDay ?? null, lastDay: untilDay ?? null }
}

/** The instant a period is over, UTC milliseconds; null without an end. */
export function closesAtMs({ lastDay }: Period, offsetMinutes: number): number | null {
  return lastDay === null ? null : startOfDay(addDays(lastDay, 1), offsetMinutes)
}

/** Whether an event is of the kind a goal counts. */
export function counts(goal: Goal, event: { kind: string; subject: string | null }): boolean {
  return goal.event === event.kind && (goal.subject === undefined || goal.subject === event.subject)
}

/** What events come to, in the goal's measure; not above its target. */
export function measured(goal: Goal, amounts: readonly number[]): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  const measure = goal.measure ?? 'count'
  const reached = measure === 'count' ? amounts.length : measure === 'sum' ? sum(amounts) : Math.max(0, ...amounts)
  return Math.min(goal.target, Math.max(0, reached))
}

/** How far each step is, and the first that is not done; null when all are. counted holds what counted for which step. */
export function stepsDone(steps: readonly Pick<TaskStep, 'goal'>[], counted: readonly { step: number; amount: number }[]): { progress: number[]; open: number | null } {
  const progress = steps.map(({ goal }, step) => measured(goal, counted.filter((each) => each.step === step).map(({ amount }) => amount)))
  const open = progress.findIndex((reached, step) => reached < steps[step].goal.target)
  return { progress, open: open === -1 ? null : open }
}

export type TaskState = 'available' | 'in_progress' | 'claimable' | 'claimed' | 'sold_out' | 'expired'

/** What a finished task gave or will give cannot be lost any more: neither its deadline nor the last of the stock undo it. */
export function taskState(round: { done: boolean; claimed: boolean; begun: boolean }, { over, soldOut }: { over: boolean; soldOut: boolean }): TaskState {
  if (round.claimed) return 'claimed'
  if (round.done) return 'claimable'
  if (over) return 'expired'
  if (soldOut) return 'sold_out'
  return round.begun ? 'in_progress' : 'available'
}

/** How many of these tasks lift growth by so much, the largest first; null when all of them do not. */
export function tasksTowards(growthMissing: number, growths: readonly number[]): number | null {
  let left = growthMissing
  for (const [i, growth] of [...growths].sort((a, b) => b - a).entries()) {
    left -= growth
    if (left <= 0) return i + 1
  }
  return null
}
