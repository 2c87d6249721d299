import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { addDays, addMonths, dayOf } from '../../loyalty/calendar'
import { milestoneAt, nextMilestone, pointsOfDay, repairableDays, runningStreak } from '../../loyalty/check-in'
import type { CheckInRules } from '../../loyalty/check-in'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { accrueFixed } from '../ledger/accrue'
import type { Member } from '../ledger/post'
import { Problem } from '../problem'
import { recordEvent } from '../tasks/events'
import { memberOf } from './member-profile'

type Schemas = components['schemas']
interface Day {
  day: string
  made_up: boolean
  streak: number
  milestone: number | null
}

const offset = programme.utcOffsetMinutes
const dayNow = (context: Context) => dayOf(context.now(), offset)
const none: CheckInRules = { streakPoints: [0], growth: 0, milestones: [], makeUp: { withinDays: 0, perMonth: 0 } }
const rulesNow = (context: Context) => ruleAt(context.rules, context.now()).checkIn ?? none

async function daysFrom(tx: Tx, memberId: string, from: string, to: string): Promise<Map<string, Day>> {
  const rows = await tx
    .selectFrom('check_in')
    .select(['day', 'made_up', 'streak', 'milestone'])
    .where('member_id', '=', memberId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
  return new Map(rows.map((row) => [row.day, row]))
}

const weekBack = 4
const weekAhead = 2

/** What the first screen shows: one indexed query over a week. */
export async function checkInSummary(tx: Tx, context: Context, memberId: string): Promise<Schemas['CheckInSummary']> {
  const rules = rulesNow(context)
  const today = dayNow(context)
  const known = await daysFrom(tx, memberId, addDays(today, -weekBack), today)
  const done = known.has(today)
  const streak = runningStreak(today, (day) => known.get(day)?.streak ?? 0)
  const upTo = done ? streak : streak + 1
  const bonus = (days: number) => (milestoneAt(rules, days)?.points ?? 0) + pointsOfDay(rules, days)
  const next = nextMilestone(rules, streak)
  const week = Array.from({ length: weekBack + 1 + weekAhead }, (_, i): Schemas['WeekDay'] => {
    const day = addDays(today, i - weekBack)
    const row = known.get(day)
    const points = i < weekBack ? 0 : bonus(upTo + i - weekBack)
    return { day, state: row ? (row.made_up ? 'made_up' : 'done') : i < weekBack ? 'missed' : i === weekBack ? 'today' : 'ahead', points }
  })
  return { today, done, streak, pointsToday: bonus(upTo), next: next && { milestone: next, inDays: next.days - streak }, week }
}

async function stateOf(tx: Tx, context: Context, member: Member, month?: string): Promise<Schemas['CheckIn']> {
  const rules = rulesNow(context)
  const memberId = member.member_id
  const today = dayNow(context)
  const shown = month ?? today.slice(0, 7)
  const days = await daysFrom(tx, memberId, `${shown}-01`, addDays(addMonths(`${shown}-01`, 1), -1))
  const recent = await daysFrom(tx, memberId, addDays(today, -rules.makeUp.withinDays), today)
  const cards = await tx.selectFrom('make_up_card').select('used_at').where('member_id', '=', memberId).execute()
  const usedThisMonth = cards.filter(({ used_at }) => used_at && dayOf(used_at.getTime(), offset).slice(0, 7) === today.slice(0, 7)).length
  const left = cards.filter(({ used_at }) => !used_at).length
  const may = left > 0 && usedThisMonth < rules.makeUp.perMonth
  return {
    summary: await checkInSummary(tx, context, memberId),
    month: shown,
    days: [...days.values()].map(({ day, made_up, milestone }) => ({ day, madeUp: made_up, milestone })),
    makeUp: {
      cards: left,
      usedThisMonth,
      perMonth: rules.makeUp.perMonth,
      repairable: may ? repairableDays(rules, today, dayOf(member.joined_at.getTime(), offset), (day) => recent.has(day)) : [],
    },
  }
}

export async function getCheckIn(call: Call<'getCheckIn'>): Promise<Answer<'getCheckIn'>> {
  const { context, tx, query } = call
  return stateOf(tx, context, await memberOf(tx, signedIn(call)), query.month)
}

/**
 * Gives the milestones that a row of days has come to and that no day of this very row has completed before: rows that were
 * joined by a made-up day bring each milestone once. Returns the largest.
 */
async function giveMilestones(tx: Tx, context: Context, member: Member, end: string, streak: number): Promise<{ milestone: Schemas['Milestone'] | null; points: number }> {
  const { most } = await tx
    .selectFrom('check_in')
    .select(({ fn }) => fn.max('milestone').as('most'))
    .where('member_id', '=', member.member_id)
    .where('day', '>', addDays(end, -streak))
    .where('day', '<=', end)
    .executeTakeFirstOrThrow()
  const reached = rulesNow(context).milestones.filter(({ days }) => days <= streak && days > (most ?? 0)).sort((a, b) => a.days - b.days)
  let points = 0
  for (const milestone of reached) {
    const source = `${end}:${milestone.days}`
    await tx.updateTable('check_in').set({ milestone: milestone.days }).where('member_id', '=', member.member_id).where('day', '=', end).execute()
    if (milestone.makeUpCard) {
      await tx.insertInto('make_up_card').values({ member_id: member.member_id, card_id: context.newId(), source, earned_at: new Date(context.now()) }).execute()
    }
    if (milestone.points === 0) continue
    const cause = { source: 'check_in', sourceId: source, rule: 'milestone', label: `连签 ${milestone.days} 天` } as const
    points += (await accrueFixed(tx, context, member, cause, { points: milestone.points, growth: 0 })).points
  }
  return { milestone: reached[reached.length - 1] ?? null, points }
}

/** Checks a member in for the server's day. Of any number of attempts one counts. */
export async function checkInNow(tx: Tx, context: Context, member: Member): Promise<Omit<Schemas['CheckedIn'], 'checkIn'>> {
  const rules = rulesNow(context)
  const today = dayNow(context)
  const yesterday = addDays(today, -1)
  const tomorrow = addDays(today, 1)
  const known = await daysFrom(tx, member.member_id, yesterday, tomorrow)
  if (known.has(today)) return { first: false, points: 0, growth: 0, milestone: null, balanceAfter: member.points_available }
  const streak = (known.get(yesterday)?.streak ?? 0) + 1
  await tx.insertInto('check_in').values({ member_id: member.member_id, day: today, at: new Date(context.now()), streak }).execute()
  const reward = { points: pointsOfDay(rules, streak), growth: rules.growth }
  const entry = await accrueFixed(tx, context, member, { source: 'check_in', sourceId: today, rule: 'check_in', label: null }, reward)
  // A server whose clock is a little ahead may have begun the next day already.
  const row = known.has(tomorrow) ? await joinRows(tx, member, today, tomorrow) : { end: today, streak }
  const { milestone, points } = await giveMilestones(tx, context, member, row.end, row.streak)
  await recordEvent(tx, context, member, { kind: 'check_in', sourceId: today, amount: row.streak })
  return { first: true, points: entry.points + points, growth: entry.growth, milestone, balanceAfter: member.points_available }
}

export async function checkIn(call: Call<'checkIn'>): Promise<Answer<'checkIn'>> {
  const { context, tx } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const given = await checkInNow(tx, context, member)
  return { ...given, checkIn: await stateOf(tx, context, member) }
}

/** Puts a missed day in its place: the days that follow it without a gap now count from the row before it. */
async function joinRows(tx: Tx, member: Member, day: string, today: string): Promise<{ end: string; streak: number }> {
  const around = await daysFrom(tx, member.member_id, addDays(day, -1), today)
  let streak = around.get(addDays(day, -1))?.streak ?? 0
  let end = addDays(day, -1)
  while (around.has(addDays(end, 1))) {
    end = addDays(end, 1)
    streak += 1
    await tx.updateTable('check_in').set({ streak }).where('member_id', '=', member.member_id).where('day', '=', end).execute()
  }
  return { end, streak }
}

export async function makeUpCheckIn(call: Call<'makeUpCheckIn'>): Promise<Answer<'makeUpCheckIn'>> {
  const { context, tx, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { makeUp } = await stateOf(tx, context, member)
  if (!makeUp.repairable.includes(body.day)) throw new Problem('MAKE_UP_IMPOSSIBLE', { field: 'day' })
  const now = new Date(context.now())
  const mine = tx.selectFrom('make_up_card').select('card_id').where('member_id', '=', member.member_id).where('used_at', 'is', null)
  const card = await mine.orderBy('card_id').limit(1).executeTakeFirstOrThrow()
  await tx.updateTable('make_up_card').set({ used_at: now, used_for: body.day }).where('member_id', '=', member.member_id).where('card_id', '=', card.card_id).execute()
  await tx.insertInto('check_in').values({ member_id: member.member_id, day: body.day, made_up: true, at: now, streak: 1 }).execute()
  const { end, streak } = await joinRows(tx, member, body.day, dayNow(context))
  const { milestone, points } = await giveMilestones(tx, context, member, end, streak)
  return { first: true, points, growth: 0, milestone, balanceAfter: member.points_available, checkIn: await stateOf(tx, context, member) }
}
