import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'

export type ShownCoupon = components['schemas']['ShownCoupon']
export type CouponBill = components['schemas']['CouponBill']

/** Uses nothing up. Errors: CODE_UNKNOWN, CODE_TRIES_SPENT. */
export function previewCoupon(code: string, body: CouponBill): Promise<ShownCoupon> {
  return sendOnce('coupon-preview', { code, ...body }, async (idempotencyKey) => (await call('post', '/staff/coupons/{code}/preview', { path: { code }, body, idempotencyKey })).data as ShownCoupon)
}

/** Errors: CODE_UNKNOWN, CODE_TRIES_SPENT, COUPON_USED, COUPON_UNUSABLE. The same coupon for the same receipt is used once. */
export function consumeCoupon(code: string, body: CouponBill): Promise<ShownCoupon> {
  return sendOnce(`coupon:${code}`, body, async (idempotencyKey) => (await call('post', '/staff/coupons/{code}/consumption', { path: { code }, body, idempotencyKey })).data as ShownCoupon)
}
