import type { Selectable } from 'kysely'
import { DAY_MS } from '../loyalty/calendar'
import { newCode } from './code'
import type { Context } from './context'
import { receivedCoupon } from './coupons'
import type { Coupon } from './coupons'
import type { Tables, Tx } from './database'
import { Problem } from './problem'

export type CouponGift = Selectable<Tables['coupon_gift']>

/** An offer is open for so long, or as long as the coupon is good. */
const openDays = 7
/** Nobody finds one of 25^16 by trying. */
const tokenLength = 16

export async function couponOf(tx: Tx, memberId: string, couponId: string): Promise<Coupon> {
  const mine = tx.selectFrom('coupon').selectAll().where('member_id', '=', memberId).where('voided_at', 'is', null)
  const coupon = await mine.where('coupon_id', '=', couponId.toLowerCase()).executeTakeFirst()
  if (!coupon) throw new Problem('NOT_FOUND', { field: 'couponId' })
  return coupon
}

async function giftOf(tx: Tx, memberId: string, giftId: string): Promise<CouponGift> {
  return tx.selectFrom('coupon_gift').selectAll().where('member_id', '=', memberId).where('gift_id', '=', giftId).executeTakeFirstOrThrow()
}

/** The giver's account must be open. Errors: GIFT_IMPOSSIBLE. */
export async function offer(tx: Tx, context: Context, coupon: Coupon): Promise<CouponGift> {
  const now = context.now()
  const { member_id, coupon_id } = coupon
  if (coupon.gift_id && coupon.gift_until && coupon.gift_until.getTime() > now && !coupon.given_at) return giftOf(tx, member_id, coupon.gift_id)
  if (coupon.used_at || coupon.given_at || coupon.source === 'gift' || coupon.expires_at.getTime() <= now) throw new Problem('GIFT_IMPOSSIBLE')
  const gift: CouponGift = {
    member_id,
    gift_id: context.newId(),
    coupon_id,
    token: newCode(tokenLength),
    offered_at: new Date(now),
    until: new Date(Math.min(now + openDays * DAY_MS, coupon.expires_at.getTime())),
    withdrawn_at: null,
    taken_at: null,
    taken_by: null,
  }
  // Somebody may be using it at this moment, whoever holds the account.
  const { numUpdatedRows } = await tx
    .updateTable('coupon')
    .set({ gift_id: gift.gift_id, gift_until: gift.until })
    .where('member_id', '=', member_id)
    .where('coupon_id', '=', coupon_id)
    .where('used_at', 'is', null)
    .where('given_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('GIFT_IMPOSSIBLE')
  await tx.insertInto('coupon_gift').values(gift).execute()
  await tx.insertInto('coupon_gift_token').values({ token: gift.token, member_id, gift_id: gift.gift_id }).execute()
  return gift
}

/** The giver's account must be open. What was never offered, or is over, stays as it is. Errors: CODE_USED. */
export async function withdraw(tx: Tx, context: Context, coupon: Coupon): Promise<Coupon> {
  if (!coupon.gift_id) return coupon
  const mine = { gift_id: null, gift_until: null }
  const { numUpdatedRows } = await tx
    .updateTable('coupon')
    .set(mine)
    .where('member_id', '=', coupon.member_id)
    .where('coupon_id', '=', coupon.coupon_id)
    .where('given_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('CODE_USED')
  await tx.updateTable('coupon_gift').set({ withdrawn_at: new Date(context.now()) }).where('member_id', '=', coupon.member_id).where('gift_id', '=', coupon.gift_id).execute()
  return { ...coupon, ...mine }
}

/** An offer and its coupon, by the link. Errors: CODE_UNKNOWN. */
export async function findGift(tx: Tx, token: string): Promise<{ gift: CouponGift; coupon: Coupon }> {
  const known = await tx.selectFrom('coupon_gift_token').selectAll().where('token', '=', token).executeTakeFirst()
  if (!known) throw new Problem('CODE_UNKNOWN')
  const gift = await giftOf(tx, known.member_id, known.gift_id)
  const coupon = await tx.selectFrom('coupon').selectAll().where('member_id', '=', gift.member_id).where('coupon_id', '=', gift.coupon_id).executeTakeFirstOrThrow()
  return { gift, coupon }
}

/** How an offer stands for whoever asks; askerId null is nobody. */
export function standing(gift: CouponGift, askerId: string | null, now: number): 'open' | 'mine' | 'taken_by_me' | 'taken' | 'withdrawn' | 'lapsed' {
  if (gift.taken_at) return gift.taken_by === askerId ? 'taken_by_me' : 'taken'
  if (gift.withdrawn_at) return 'withdrawn'
  if (gift.until.getTime() <= now) return 'lapsed'
  return gift.member_id === askerId ? 'mine' : 'open'
}

/**
 * The coupon passes to a friend, whose account must be open. Of all who want it the first one's update of the giver's coupon
 * counts; nobody waits for the giver's account. Errors: CODE_USED, CODE_EXPIRED, GIFT_OWN.
 */
export async function take(tx: Tx, context: Context, friendId: string, { gift, coupon }: { gift: CouponGift; coupon: Coupon }): Promise<Coupon> {
  const now = context.now()
  const stands = standing(gift, friendId, now)
  if (stands === 'taken') throw new Problem('CODE_USED')
  if (gift.member_id === friendId) throw new Problem('GIFT_OWN')
  if (stands === 'withdrawn' || stands === 'lapsed') throw new Problem('CODE_EXPIRED')
  if (stands === 'open') {
    const { numUpdatedRows } = await tx
      .updateTable('coupon')
      .set({ given_at: new Date(now) })
      .where('member_id', '=', gift.member_id)
      .where('coupon_id', '=', gift.coupon_id)
      .where('gift_id', '=', gift.gift_id)
      .where('gift_until', '>', new Date(now))
      .where('given_at', 'is', null)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Problem('CODE_USED')
    await tx.updateTable('coupon_gift').set({ taken_at: new Date(now), taken_by: friendId }).where('member_id', '=', gift.member_id).where('gift_id', '=', gift.gift_id).execute()
  }
  return receivedCoupon(tx, context, friendId, coupon, gift.gift_id)
}
