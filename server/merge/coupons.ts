import type { Context } from '../context'
import { broughtCoupon } from '../coupons'
import type { Coupon } from '../coupons'
import type { Tx } from '../database'

const mark = (mergeId: string) => `${mergeId}:`

/** Coupons that are good for something now or later; one that is offered to a friend waits for its answer. */
export async function comingCoupons(tx: Tx, context: Context, memberId: string): Promise<Coupon[]> {
  const now = new Date(context.now())
  return tx
    .selectFrom('coupon')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('given_at', 'is', null)
    .where('expires_at', '>', now)
    .where(({ eb, or }) => or([eb('gift_until', 'is', null), eb('gift_until', '<=', now)]))
    .orderBy('expires_at')
    .orderBy('coupon_id')
    .execute()
}

/** They become coupons of the other card, with their terms and ends and under new codes. Both accounts must be open. Returns how many. */
export async function couponsOver(tx: Tx, context: Context, mergeId: string, fromId: string, toId: string): Promise<number> {
  let moved = 0
  for (const coupon of await comingCoupons(tx, context, fromId)) {
    // A friend takes up a gift without its giver's account.
    const { numUpdatedRows } = await tx
      .updateTable('coupon')
      .set({ given_at: new Date(context.now()) })
      .where('member_id', '=', fromId)
      .where('coupon_id', '=', coupon.coupon_id)
      .where('given_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) continue
    await broughtCoupon(tx, context, toId, coupon, mergeId)
    moved += 1
  }
  return moved
}

/** Those that nothing has become of go back; an offer of one to a friend ends. Both accounts must be open. */
export async function couponsBack(tx: Tx, context: Context, mergeId: string, fromId: string, toId: string): Promise<void> {
  const at = new Date(context.now())
  const brought = await tx
    .updateTable('coupon')
    .set({ voided_at: at })
    .where('member_id', '=', fromId)
    .where('source', '=', 'merge')
    .where('source_id', 'like', `${mark(mergeId)}%`)
    .where('used_at', 'is', null)
    .where('given_at', 'is', null)
    .where('voided_at', 'is', null)
    .returning(['source_id', 'gift_id'])
    .execute()
  for (const { source_id, gift_id } of brought) {
    await tx.updateTable('coupon').set({ given_at: null }).where('member_id', '=', toId).where('coupon_id', '=', source_id.slice(mark(mergeId).length)).execute()
    if (gift_id) await tx.updateTable('coupon_gift').set({ withdrawn_at: at }).where('member_id', '=', fromId).where('gift_id', '=', gift_id).where('taken_at', 'is', null).execute()
  }
}
