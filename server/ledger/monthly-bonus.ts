import { addMonths } from '../../loyalty/calendar'
import type { RuleVersion } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { accrue, earnedBy } from './accrue'
import { monthOf } from './post'
import type { Member } from './post'
import { leftOf, takeBack } from './reverse'

const causeOf = (month: string) => ({ source: 'monthly_bonus', sourceId: month, rule: 'monthly_bonus', label: null }) as const

/** What was spent in a month "YYYY-MM", refunds taken off. */
export async function spentInMonth(tx: Tx, memberId: string, month: string): Promise<number> {
  const { fen } = await tx
    .selectFrom('spend_day')
    .select(({ fn, val }) => fn.coalesce(fn.sum<number>('fen'), val(0)).as('fen'))
    .where('member_id', '=', memberId)
    .where('day', '>=', `${month}-01`)
    .where('day', '<', addMonths(`${month}-01`, 1))
    .executeTakeFirstOrThrow()
  return Number(fen)
}

/** Where the member stands with this month's bonus; null where the rules know none. */
export async function monthlyBonusOf(tx: Tx, context: Context, memberId: string, rule: RuleVersion): Promise<{ points: number; fromFen: number; spentFen: number; given: boolean } | null> {
  const { monthlyBonus } = rule.earning
  if (!monthlyBonus) return null
  const month = monthOf(context.now())
  const given = await earnedBy(tx, memberId, causeOf(month))
  return { ...monthlyBonus, spentFen: await spentInMonth(tx, memberId, month), given: given !== undefined }
}

/** Once a month, as soon as its purchases reach the amount. */
export async function giveMonthlyBonus(tx: Tx, context: Context, member: Member, rule: RuleVersion): Promise<void> {
  const bonus = await monthlyBonusOf(tx, context, member.member_id, rule)
  if (!bonus || bonus.given || bonus.spentFen < bonus.fromFen) return
  const accrual = { points: bonus.points, growth: 0, lines: [{ kind: 'fixed' as const, points: bonus.points }] }
  // Bought, so it lasts like what is bought; outside the daily cap, for it is one a month.
  await accrue(tx, context, member, causeOf(monthOf(context.now())), accrual, rule.expiry, null)
}

/** After a refund of a purchase of that instant: a bonus that its month no longer carries goes back. */
export async function takeBackMonthlyBonus(tx: Tx, context: Context, member: Member, paidAt: number): Promise<void> {
  const month = monthOf(paidAt)
  const entry = await earnedBy(tx, member.member_id, causeOf(month))
  if (!entry) return
  const { monthlyBonus } = context.rules.find(({ version }) => version === entry.rule_version)?.earning ?? {}
  if (!monthlyBonus || (await spentInMonth(tx, member.member_id, month)) >= monthlyBonus.fromFen) return
  const points = await leftOf(tx, entry)
  // Nothing is left where it was taken back before; what was forgiven then is not asked for again.
  const asked = await tx.selectFrom('ledger_entry').select('seq').where('member_id', '=', member.member_id).where('reverses_seq', '=', entry.seq).limit(1).executeTakeFirst()
  if (points === 0 || asked) return
  await takeBack(tx, context, member, entry, { points, growth: 0 }, { source: 'refund', sourceId: context.newId(), label: null })
}
