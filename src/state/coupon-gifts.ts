import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import type { Coupon } from './coupons'
import { queryClient } from './query-client'
import { useSubjectId } from './session'

export type CouponGift = components['schemas']['CouponGift']
export type CouponOffer = components['schemas']['CouponOffer']

/** Source: GET /coupon-gifts/{token}; anyone may read it, and to each it says how it stands for them. Errors: CODE_UNKNOWN. */
export function useCouponGift(token: string) {
  return useQuery(queryOptions({
    queryKey: ['mine', 'coupon-gift', useSubjectId(), token],
    queryFn: async () => (await call('get', '/coupon-gifts/{token}', { path: { token } })).data!,
    enabled: token !== '',
  }))
}

const moved = () => Promise.all(['coupons', 'coupon-gift'].map((noun) => queryClient.invalidateQueries({ queryKey: ['mine', noun] })))

/** Errors: CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, GIFT_OWN. */
export async function claimCouponGift(token: string): Promise<Coupon> {
  try {
    return await sendOnce(`coupon-gift:${token}`, {}, async (idempotencyKey) => (await call('post', '/coupon-gifts/{token}/claims', { path: { token }, body: {}, idempotencyKey })).data!)
  } finally {
    void moved()
  }
}

/** The same offer while it is open. Errors: GIFT_IMPOSSIBLE, NOT_FOUND. */
export async function offerCoupon(couponId: string): Promise<CouponOffer> {
  const offer = await sendOnce(`give:${couponId}`, {}, async (idempotencyKey) => (await call('post', '/me/coupons/{couponId}/gift', { path: { couponId }, body: {}, idempotencyKey })).data!)
  void moved()
  return offer
}

/** Errors: CODE_USED: a friend has taken it up. */
export async function takeBackOffer(couponId: string): Promise<void> {
  try {
    await sendOnce(`take-back:${couponId}`, {}, (idempotencyKey) => call('post', '/me/coupons/{couponId}/gift/withdrawal', { path: { couponId }, body: {}, idempotencyKey }))
  } finally {
    void moved()
  }
}
