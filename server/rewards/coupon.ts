import { couponFor, couponKind, voidCoupon } from '../coupons'
import type { Kind } from './kind'

export const coupon: Kind<'coupon'> = {
  async give(tx, context, member, reward, { id, automatic }) {
    return { state: 'done', coupon: await couponFor(tx, context, member.member_id, couponKind(reward.couponKind), { id, automatic }) }
  },
  async takeBack(tx, context, member, { coupon_id }) {
    if (coupon_id !== null) await voidCoupon(tx, context, member.member_id, coupon_id)
  },
}
