import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { daysBefore } from '../auto-redeem'
import { shownCoupon } from '../coupons'
import { openAccount } from '../ledger/account'
import { memberOf } from './member-profile'

/** Of what is over, no more than anybody looks back at. */
const lately = 50

export async function listCoupons(call: Call<'listCoupons'>): Promise<Answer<'listCoupons'>> {
  const { context, tx } = call
  const { member_id } = await memberOf(tx, signedIn(call))
  const now = context.now()
  const mine = tx.selectFrom('coupon').selectAll().where('member_id', '=', member_id).where('voided_at', 'is', null)
  const at = new Date(now)
  const usable = await mine.where('used_at', 'is', null).where('given_at', 'is', null).where('expires_at', '>', at).orderBy('expires_at').orderBy('coupon_id').execute()
  const used = await mine
    .where((is) => is.or([is('used_at', 'is not', null), is('given_at', 'is not', null)]))
    .orderBy(({ fn }) => fn.coalesce('used_at', 'given_at'), 'desc')
    .limit(lately)
    .execute()
  const expired = await mine.where('used_at', 'is', null).where('given_at', 'is', null).where('expires_at', '<=', at).orderBy('expires_at', 'desc').limit(lately).execute()
  const wanted = await tx.selectFrom('auto_redeem').select('since').where('member_id', '=', member_id).executeTakeFirst()
  const [mineNow, gone, over] = [usable, used, expired].map((coupons) => coupons.map((coupon) => shownCoupon(coupon, now)))
  return { usable: mineNow, used: gone, expired: over, autoRedeem: { enabled: wanted !== undefined, daysBefore } }
}

export async function setAutoRedeem(call: Call<'setAutoRedeem'>): Promise<Answer<'setAutoRedeem'>> {
  const { context, tx, body } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  if (body.enabled) {
    await tx.insertInto('auto_redeem').values({ member_id, since: new Date(context.now()) }).onConflict((on) => on.doNothing()).execute()
  } else {
    await tx.deleteFrom('auto_redeem').where('member_id', '=', member_id).execute()
  }
  return { enabled: body.enabled, daysBefore }
}
