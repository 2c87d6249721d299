import { addDays } from './calendar'

/** What checking in brings. Points by place in a row of days: the first day the first number, every day past the end the last. */
export interface CheckInRules {
  streakPoints: number[]
  growth: number
  /** Days in a row that bring points on top, and a card to make up for a missed day. */
  milestones: { days: number; points: number; makeUpCard: boolean }[]
  /** A missed day can be made up for while it is no older than so many days, so many times a month. */
  makeUp: { withinDays: number; perMonth: number }
}

export function pointsOfDay(rules: CheckInRules, streak: number): number {
  return rules.streakPoints[Math.min(streak, rules.streakPoints.length) - 1] ?? 0
}

export function milestoneAt(rules: CheckInRules, streak: number) {
  return rules.milestones.find(({ days }) => days === streak) ?? null
}

/** The next milestone of a row of days, or null past the last. */
export function nextMilestone(rules: CheckInRules, streak: number) {
  return [...rules.milestones].sort((a, b) => a.days - b.days).find(({ days }) => days > streak) ?? null
}

/**
 * The row of days that goes on today: its length up to yesterday, or up to today once checked in.
 * streakOf tells the length of the row that ends with a day, 0 when the day is missing.
 */
export function runningStreak(today: string, streakOf: (day: string) => number): number {
  return streakOf(today) || streakOf(addDays(today, -1))
}

/** Missed days that can be made up for today, the latest first: after joining, before today, not too old. */
export function repairableDays(rules: CheckInRules, today: string, joinedOn: string, has: (day: string) => boolean): string[] {
  const days: string[] = []
  for (let back = 1; back <= rules.makeUp.withinDays; back += 1) {
    const day = addDays(today, -back)
    if (day < joinedOn) break
    if (!has(day)) days.push(day)
  }
  return days
}

interface Summary {
  done: boolean
  streak: number
  next: { inDays: number } | null
  week: { state: 'done' | 'made_up' | 'missed' | 'today' | 'ahead' }[]
}

/** What a phone may show the moment somebody checks in, until the server has said what it was worth. */
export function checkedIn<S extends Summary>(summary: S): S {
  if (summary.done) return summary
  const { next, week } = summary
  return {
    ...summary,
    done: true,
    streak: summary.streak + 1,
    next: next && next.inDays > 1 ? { ...next, inDays: next.inDays - 1 } : null,
    week: week.map((day) => (day.state === 'today' ? { ...day, state: 'done' as const } : day)),
  }
}
