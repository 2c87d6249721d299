import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import { fixedAccrual } from '../../loyalty/accrual'
import type { Accrual, Today } from '../../loyalty/accrual'
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

const dayNow = (context: Context) => dayOf(context.now(), programme.utcOffsetMinutes)

/** What counts towards the caps of today. */
export async function earnedToday(tx: Tx, context: Context, memberId: string): Promise<Today> {
  const row = await tx
    .selectFrom('daily_earning')
    .select(['points', 'purchase_growth', 'behaviour_growth'])
    .where('member_id', '=', memberId)
    .where('day', '=', dayNow(context))
    .executeTakeFirst()
  return { points: row?.points ?? 0, purchaseGrowth: row?.purchase_growth ?? 0, behaviourGrowth: row?.behaviour_growth ?? 0 }
}

/** Counts towards the caps of a day; what a refund takes back is counted off again. */
export async function countDay(tx: Tx, memberId: string, day: string, more: Partial<Today>): Promise<void> {
  const { points = 0, purchaseGrowth = 0, behaviourGrowth = 0 } = more
  if (points < 0 || purchaseGrowth < 0) {
    await tx
      .updateTable('daily_earning')
      .set((is) => ({ points: is('points', '+', points), purchase_growth: sql<number>`greatest(0, purchase_growth + ${purchaseGrowth})` }))
      .where('member_id', '=', memberId)
      .where('day', '=', day)
      .execute()
    return
  }
  await tx
    .insertInto('daily_earning')
    .values({ member_id: memberId, day, points, purchase_growth: purchaseGrowth, behaviour_growth: behaviourGrowth })
    .onConflict((on) =>
      on.columns(['member_id', 'day']).doUpdateSet((is) => ({
        points: is('daily_earning.points', '+', points),
        purchase_growth: is('daily_earning.purchase_growth', '+', purchaseGrowth),
        behaviour_growth: is('daily_earning.behaviour_growth', '+', behaviourGrowth),
      })),
    )
    .execute()
}

/** The entry that a source has earned by a rule, when it has. */
export async function earnedBy(tx: Tx, memberId: string, { source, sourceId, rule }: Pick<Cause, 'source' | 'sourceId' | 'rule'>): Promise<Entry | undefined> {
  return tx
    .selectFrom('ledger_entry')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('kind', '=', 'accrual')
    .where('source', '=', source)
    .where('source_id', '=', sourceId)
    .where('rule', '=', rule)
    .executeTakeFirst()
}

/** Gives what a rule has worked out. capped is what counted towards the caps of the day before; null does not count. */
export async function accrue(tx: Tx, context: Context, member: Member, cause: Cause, accrual: Accrual, expiry: Expiry, capped: Today | null): Promise<Entry> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  if (await earnedBy(tx, member.member_id, cause)) throw new Problem('SOURCE_ALREADY_USED')
  const { points, growth, lines } = accrual
  if (capped && points + growth > 0) {
    await countDay(tx, member.member_id, dayNow(context), { points, ...(cause.source === 'purchase' ? { purchaseGrowth: growth } : { behaviourGrowth: growth }) })
  }
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
    cap: capped ? { used: capped.points + points, cap: rule.dailyCap } : undefined,
  })
  if (growth > 0) await raiseTier(tx, context, member)
  return entry
}

/** A set amount for something done: checking in, a task. Counts towards the caps of the day. */
export async function accrueFixed(tx: Tx, context: Context, member: Member, cause: Cause, reward: { points: number; growth: number }): Promise<Entry> {
  const rule = ruleAt(context.rules, context.now())
  const before = await earnedToday(tx, context, member.member_id)
  return accrue(tx, context, member, cause, fixedAccrual(reward, before, rule), rule.expiry, before)
}

/** Points given by the brand: they last shorter and stand outside the caps of the day. */
export async function accrueGift(tx: Tx, context: Context, member: Member, cause: Cause, points: number): Promise<Entry> {
  const rule = ruleAt(context.rules, context.now())
  return accrue(tx, context, member, cause, { points, growth: 0, lines: [{ kind: 'fixed', points }] }, rule.giftExpiry, null)
}
