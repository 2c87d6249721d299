import { programme } from '../../brand/programme'
import { fixedAccrual } from '../../loyalty/accrual'
import type { Accrual } from '../../loyalty/accrual'
import { dayOf } from '../../loyalty/calendar'
import { lotExpiry } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Expiry } from '../../loyalty/rules'
import type { components } from '../../contract/types.gen'
import type { Context } from '../context'
import type { Tx } from '../database'
import { Problem } from '../problem'
import { raiseTier } from '../tier-term'
import { post } from './post'
import type { Entry, Member } from './post'

interface Cause {
  source: components['schemas']['EntrySource']
  sourceId: string
  rule: string
  label: string | null
}

/** What counts towards the daily cap today. */
export async function earnedToday(tx: Tx, context: Context, memberId: string): Promise<number> {
  const row = await tx
    .selectFrom('daily_earning')
    .select('points')
    .where('member_id', '=', memberId)
    .where('day', '=', dayOf(context.now(), programme.utcOffsetMinutes))
    .executeTakeFirst()
  return row?.points ?? 0
}

async function countToday(tx: Tx, context: Context, memberId: string, points: number): Promise<void> {
  await tx
    .insertInto('daily_earning')
    .values({ member_id: memberId, day: dayOf(context.now(), programme.utcOffsetMinutes), points })
    .onConflict((on) => on.columns(['member_id', 'day']).doUpdateSet((set) => ({ points: set('daily_earning.points', '+', points) })))
    .execute()
}

/** Gives what a rule has worked out. capped says what of the day's cap was used before; null does not count towards it. */
export async function accrue(tx: Tx, context: Context, member: Member, cause: Cause, accrual: Accrual, expiry: Expiry, capped: { before: number } | null): Promise<Entry> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const twice = await tx
    .selectFrom('ledger_entry')
    .select('seq')
    .where('member_id', '=', member.member_id)
    .where('kind', '=', 'accrual')
    .where('source', '=', cause.source)
    .where('source_id', '=', cause.sourceId)
    .where('rule', '=', cause.rule)
    .executeTakeFirst()
  if (twice) throw new Problem('SOURCE_ALREADY_USED')
  const { points, growth, lines } = accrual
  if (capped && points > 0) await countToday(tx, context, member.member_id, points)
  const entry = await post(tx, context, member, {
    ...cause,
    kind: 'accrual',
    occurredAt: now,
    ruleVersion: rule.version,
    points,
    growth,
    receipt: lines,
    postings: points > 0 ? [{ from: 'issued', to: 'available', points }] : [],
    movements: [],
    opens: points > 0 ? { points, expiresAt: lotExpiry(now, expiry, programme.utcOffsetMinutes) } : undefined,
    cap: capped ? { used: capped.before + points, cap: rule.dailyCap } : undefined,
  })
  if (growth > 0) await raiseTier(tx, context, member)
  return entry
}

/** A set amount for something done: checking in, a task. Counts towards the daily cap. */
export async function accrueFixed(tx: Tx, context: Context, member: Member, cause: Cause, reward: { points: number; growth: number }): Promise<Entry> {
  const rule = ruleAt(context.rules, context.now())
  const before = await earnedToday(tx, context, member.member_id)
  return accrue(tx, context, member, cause, fixedAccrual({ ...reward, earnedToday: before, rule }), rule.expiry, { before })
}

/** Points given by the brand: they last shorter and stand outside the daily cap. */
export async function accrueGift(tx: Tx, context: Context, member: Member, cause: Cause, points: number): Promise<Entry> {
  const rule = ruleAt(context.rules, context.now())
  return accrue(tx, context, member, cause, { points, growth: 0, lines: [{ kind: 'fixed', points }] }, rule.giftExpiry, null)
}
