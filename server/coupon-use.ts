import type { Selectable } from 'kysely'
import { programme } from '../brand/programme'
import type { components } from '../contract/types.gen'
import { couponVerdict } from '../loyalty/coupons'
import type { Bill, CouponVerdict } from '../loyalty/coupons'
import { lastUsableDay } from '../loyalty/lots'
import type { Context } from './context'
import { heldCoupon, shownTerms, termsOf } from './coupons'
import type { Coupon } from './coupons'
import type { Tables, Tx } from './database'
import { maskedMember } from './operations/member-profile'
import { Problem } from './problem'

type Shown = components['schemas']['ShownCoupon']
type Asked = components['schemas']['CouponBill']
type Use = Selectable<Tables['coupon_use']>

/** Whoever takes a coupon: a member of staff in a store, or the online shop. */
export type Seller = { place: 'store'; storeId: string; staffId: string } | { place: 'online'; storeId: null; staffId: null }

export interface Owner {
  member_id: string
  coupon_id: string
}

/** Receipts are numbered by each store, and orders by the shop. */
const numberer = ({ storeId }: Seller) => storeId ?? 'shop'

/** A bill as it stands: what is on it, and what coupons have done to it. */
async function billOf(tx: Tx, seller: Seller, { lines, receiptNumber }: Asked): Promise<Bill> {
  const uses = await tx.selectFrom('coupon_use').select('saved_fen').where('seller', '=', numberer(seller)).where('receipt_number', '=', receiptNumber).execute()
  const alone = await tx.selectFrom('coupon_alone').select('coupon_id').where('seller', '=', numberer(seller)).where('receipt_number', '=', receiptNumber).executeTakeFirst()
  return { place: seller.place, lines, used: { fen: uses.reduce((fen, { saved_fen }) => fen + saved_fen, 0), alone: alone !== undefined } }
}

const rowOf = (tx: Tx, { member_id, coupon_id }: Owner) =>
  tx.selectFrom('coupon').selectAll().where('member_id', '=', member_id).where('coupon_id', '=', coupon_id).executeTakeFirstOrThrow()
const useOf = (tx: Tx, { member_id, coupon_id }: Owner) =>
  tx.selectFrom('coupon_use').selectAll().where('member_id', '=', member_id).where('coupon_id', '=', coupon_id).executeTakeFirst()

async function shown(tx: Tx, coupon: Coupon, seller: Seller, verdict: CouponVerdict, use: Use | undefined): Promise<Shown> {
  const store = use?.store_id ? await tx.selectFrom('store').select('name').where('store_id', '=', use.store_id).executeTakeFirstOrThrow() : null
  return {
    code: coupon.code,
    name: coupon.name,
    member: await maskedMember(tx, coupon.member_id),
    terms: shownTerms(termsOf(coupon)),
    expiresOn: lastUsableDay(coupon.expires_at.getTime(), programme.utcOffsetMinutes),
    reason: verdict.reason,
    savedFen: verdict.reason === null ? verdict.savedFen : 0,
    missingFen: verdict.reason === 'BELOW_THRESHOLD' ? verdict.missingFen : null,
    validFrom: coupon.valid_from.toISOString(),
    used: use
      ? { at: use.used_at.toISOString(), sellerName: store && store.name, receiptNumber: use.seller === numberer(seller) ? use.receipt_number : null, savedFen: use.saved_fen }
      : null,
  }
}

/** What a coupon would do for a bill. */
export async function foreseeCoupon(tx: Tx, context: Context, owner: Owner, seller: Seller, asked: Asked): Promise<Shown> {
  const now = context.now()
  const coupon = await rowOf(tx, owner)
  const verdict = couponVerdict(heldCoupon(coupon, now), await billOf(tx, seller, asked), now)
  return shown(tx, coupon, seller, verdict, await useOf(tx, owner))
}

/** Nothing has become of it, also not since it was read: a friend takes up a gift without its giver's account. Errors: COUPON_USED. */
async function markUsed(tx: Tx, { member_id, coupon_id }: Owner, at: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('coupon')
    .set({ used_at: at })
    .where('member_id', '=', member_id)
    .where('coupon_id', '=', coupon_id)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('given_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('COUPON_USED')
}

/** Of those that stand alone a bill takes one, also when two come at once. Errors: COUPON_UNUSABLE. */
async function standAlone(tx: Tx, owner: Owner, seller: Seller, receiptNumber: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('coupon_alone')
    .values({ seller: numberer(seller), receipt_number: receiptNumber, member_id: owner.member_id, coupon_id: owner.coupon_id })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('COUPON_UNUSABLE', { detail: 'ONE_PER_BILL' })
}

/**
 * Uses a coupon on a bill, once. Asked again by the same hands for the same receipt, the answer is the same.
 * Its owner's account must be open. Errors: COUPON_USED, COUPON_UNUSABLE.
 */
export async function useCoupon(tx: Tx, context: Context, owner: Owner, seller: Seller, asked: Asked): Promise<Shown> {
  const now = context.now()
  const coupon = await rowOf(tx, owner)
  const before = await useOf(tx, owner)
  const again = before?.seller === numberer(seller) && before.receipt_number === asked.receiptNumber && before.staff_id === seller.staffId
  if (before && again) return shown(tx, coupon, seller, { reason: null, savedFen: before.saved_fen }, before)
  const verdict = couponVerdict(heldCoupon(coupon, now), await billOf(tx, seller, asked), now)
  if (verdict.reason === 'USED' || verdict.reason === 'GIVEN') throw new Problem('COUPON_USED')
  if (verdict.reason !== null) throw new Problem('COUPON_UNUSABLE', { detail: verdict.reason })
  await markUsed(tx, owner, new Date(now))
  if (!coupon.stacks) await standAlone(tx, owner, seller, asked.receiptNumber)
  const use = {
    member_id: owner.member_id,
    coupon_id: owner.coupon_id,
    seller: numberer(seller),
    receipt_number: asked.receiptNumber,
    store_id: seller.storeId,
    staff_id: seller.staffId,
    saved_fen: verdict.savedFen,
    used_at: new Date(now),
  }
  await tx.insertInto('coupon_use').values({ ...use, bill: JSON.stringify(asked.lines) }).execute()
  return shown(tx, coupon, seller, verdict, { ...use, bill: asked.lines })
}
