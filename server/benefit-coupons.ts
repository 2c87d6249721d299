import { benefits } from '../brand/benefits'
import { programme } from '../brand/programme'
import { dayOf, startOfNext } from '../loyalty/calendar'
import { grantCoupon } from './coupons'
import type { Chore } from './ledger/chore'
import { lastingBoosts } from './tier-boost'

/** The coupons that tiers bring anew with each month, quarter or year, and the source that makes each one of its period. */
function coming(now: number): { tierId: string | null; kind: string; sourceId: string }[] {
  const today = dayOf(now, programme.utcOffsetMinutes)
  return benefits.flatMap(({ benefitId, tierId, live, cadence, couponKind }) =>
    live && cadence && couponKind ? [{ tierId, kind: couponKind, sourceId: `${benefitId} until ${startOfNext(cadence, today)}` }] : [],
  )
}

/** Who is in a tier, or comes into it, or has it as a boost, has its coupon of the period; once, whatever happens to the tier. */
export const benefitCoupons: Chore = {
  async dueFor(db, now, limit) {
    const due: string[] = []
    for (const { tierId, sourceId } of coming(now)) {
      let lacking = db.selectFrom('member').select('member_id').where('merged_into', 'is', null).where('erased_at', 'is', null)
      if (tierId !== null) {
        const boosted = lastingBoosts(db, now).where('boost.tier_id', '=', tierId).select('boost.member_id')
        lacking = lacking.where(({ eb, or, and }) => or([eb('tier_id', '=', tierId), and([eb('boosted_until', '>', new Date(now)), eb('member_id', 'in', boosted)])]))
      }
      const rows = await lacking
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('coupon')
                .select('coupon_id')
                .whereRef('coupon.member_id', '=', 'member.member_id')
                .where('source', '=', 'benefit')
                .where('source_id', '=', sourceId),
            ),
          ),
        )
        .limit(limit)
        .execute()
      due.push(...rows.map(({ member_id }) => member_id))
    }
    return due
  },
  async perform(tx, context, member) {
    // The card it was merged into has them.
    if (member.merged_into) return
    const now = context.now()
    const boosted = (member.boosted_until?.getTime() ?? 0) > now ? await lastingBoosts(tx, now).select('boost.tier_id').where('boost.member_id', '=', member.member_id).execute() : []
    const mine = [null, member.tier_id, ...boosted.map(({ tier_id }) => tier_id)]
    for (const { tierId, kind, sourceId } of coming(now)) {
      if (mine.includes(tierId)) await grantCoupon(tx, context, member.member_id, kind, sourceId)
    }
  },
}
