import { programme } from '../../brand/programme'
import { plainCode } from '../../loyalty/codes'
import { maskedName } from '../../loyalty/leaderboard'
import { lastUsableDay } from '../../loyalty/lots'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { couponOf, findGift, offer, standing, take, withdraw } from '../coupon-gifts'
import { shownCoupon } from '../coupons'
import { openAccount } from '../ledger/account'

export async function giveCoupon(call: Call<'giveCoupon'>): Promise<Answer<'giveCoupon'>> {
  const { context, tx, params } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const gift = await offer(tx, context, await couponOf(tx, member_id, params.couponId))
  return { couponId: gift.coupon_id, token: gift.token, until: gift.until.toISOString() }
}

export async function withdrawCouponGift(call: Call<'withdrawCouponGift'>): Promise<Answer<'withdrawCouponGift'>> {
  const { context, tx, params } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  return shownCoupon(await withdraw(tx, context, await couponOf(tx, member_id, params.couponId)), context.now())
}

export async function getCouponGift({ context, tx, caller, params }: Call<'getCouponGift'>): Promise<Answer<'getCouponGift'>> {
  const now = context.now()
  const { gift, coupon } = await findGift(tx, plainCode(params.token))
  const { nickname } = await tx.selectFrom('member').select('nickname').where('member_id', '=', gift.member_id).executeTakeFirstOrThrow()
  const { name, terms } = shownCoupon(coupon, now)
  return {
    state: standing(gift, caller && caller.subjectId, now),
    giverName: maskedName(nickname),
    name,
    terms,
    expiresOn: lastUsableDay(coupon.expires_at.getTime(), programme.utcOffsetMinutes),
    until: gift.until.toISOString(),
  }
}

export async function claimCouponGift(call: Call<'claimCouponGift'>): Promise<Answer<'claimCouponGift'>> {
  const { context, tx, params } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  return shownCoupon(await take(tx, context, member_id, await findGift(tx, plainCode(params.token))), context.now())
}
