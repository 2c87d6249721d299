import { benefits } from '../brand/benefits'
import { programme } from '../brand/programme'
import { dayOf, startOfNext } from '../loyalty/calendar'
import { grantCoupon } from './coupons'
import type { Chore } from './ledger/chore'

/** The coupons that tiers bring anew with each month, quarter or year, and the source that makes each one of its period. */
function coming(now: number): { tierId: string | null; kind: string; sourceId: string }[] {
  const today = dayOf(now, programme.utcOffsetMinutes)
  return benefits.flatMap(({ benefitId, tierId, live, cadence, couponKind }) =>
    live && cadence && couponKind ? [{ tierId, kind: couponKind, sourceId: `${benefitId} until ${startOfNext(cadence, today)}` }] : [],
  )
}

/** Who is in a tier, or comes into it, has its coupon of the period; once, whatever happens to the tier. */
export const benefitCoupons: Chore = {
  async dueFor(db, now, limit) {
    const due: string[] = []
    for (const { tierId, sourceId } of coming(now)) {
      let lacking = db.selectFrom('member').select('member_id')
      if (tierId !== null) lacking = lacking.where('tier_id', '=', tierId)
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
    for (const { tierId, kind, sourceId } of coming(context.now())) {
      if (tierId === null || tierId === member.tier_id) await grantCoupon(tx, context, member.member_id, kind, sourceId)
    }
  },
}
