import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { purchaseAccrual } from '../../loyalty/accrual'
import { dayOf, startOfDay } from '../../loyalty/calendar'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { earnedToday } from '../ledger/accrue'
import { monthlyBonusOf } from '../ledger/monthly-bonus'
import type { Tx } from '../database'
import { occasionNow } from '../occasion'
import { balanceOf, expiriesOf } from './balance'
import { sourcesOf } from './entry-groups'
import { memberOf } from './member-profile'
import { termNow } from '../tier-term'

const offset = programme.utcOffsetMinutes
/** What points are spent on or set aside for. */
const outgoing = [...sourcesOf('redeemed'), ...sourcesOf('held')]

export async function getPoints(call: Call<'getPoints'>): Promise<Answer<'getPoints'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const expiries = await expiriesOf(tx, member.member_id, now)
  const month = dayOf(now, offset).slice(0, 7)
  const from = new Date(startOfDay(`${month}-01`, offset))
  const { rows } = await sql<{ earned: number; used: number; expired: number }>`
    select
      coalesce(sum(came - went) filter (where source <> all(${outgoing}::text[]) and source <> 'expiry'), 0)::bigint as earned,
      (coalesce(sum(went - came) filter (where source = any(${outgoing}::text[])), 0) - (
        select coalesce(sum(points), 0) from point_hold where member_id = ${member.member_id} and closed_seq is null and held_at >= ${from}
      ))::bigint as used,
      (coalesce(sum(went) filter (where source = 'expiry'), 0) + (
        select coalesce(sum(points), 0) from point_expiry
        where member_id = ${member.member_id} and expires_at <= ${new Date(now)} and expires_at >= ${from}
      ))::bigint as expired
    from point_month
    where member_id = ${member.member_id} and month = ${month}`.execute(tx)
  const { earned, used, expired } = rows[0]
  return {
    balance: balanceOf(member, expiries, rule, now),
    expiries,
    holds: await holdsOf(tx, member.member_id),
    today: { earned: (await earnedToday(tx, context, member.member_id)).points, cap: rule.dailyCap },
    // What is refunded this month may have been earned before it.
    month: { month, earned: Math.max(0, earned), used: Math.max(0, used), expired },
  }
}

async function holdsOf(tx: Tx, memberId: string): Promise<components['schemas']['Hold'][]> {
  const holds = await tx.selectFrom('point_hold').selectAll().where('member_id', '=', memberId).where('closed_seq', 'is', null).orderBy('release_at').execute()
  return holds.map(({ hold_id, points, label, held_at, release_at }) => ({
    holdId: hold_id,
    points,
    label,
    heldAt: held_at.toISOString(),
    releaseAt: release_at.toISOString(),
  }))
}

export async function previewAccrual(call: Call<'previewAccrual'>): Promise<Answer<'previewAccrual'>> {
  const { context, tx, query } = call
  const member = await memberOf(tx, signedIn(call))
  const rule = ruleAt(context.rules, context.now())
  const { term } = await termNow(tx, context, member)
  const { points, growth, lines } = purchaseAccrual(query.paidFen, await occasionNow(tx, context, member, term.tierId), rule)
  const bonus = await monthlyBonusOf(tx, context, member.member_id, rule)
  const completes = bonus !== null && !bonus.given && bonus.spentFen + query.paidFen >= bonus.fromFen
  return { points, growth, receipt: lines, ruleVersion: rule.version, monthlyBonus: completes ? bonus.points : 0 }
}
