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

/** A bill as it stands: what is on it, and what coupons have taken off it. */
async function billOf(tx: Tx, seller: Seller, { lines, receiptNumber }: Asked): Promise<Bill> {
  const uses = await tx
    .selectFrom('coupon_use')
    .innerJoin('coupon', (on) => on.onRef('coupon.member_id', '=', 'coupon_use.member_id').onRef('coupon.coupon_id', '=', 'coupon_use.coupon_id'))
    .select(['saved_fen', 'categories', 'stacks'])
    .where('seller', '=', numberer(seller))
    .where('receipt_number', '=', receiptNumber)
    .orderBy('coupon_use.used_at')
    .orderBy('coupon_use.coupon_id')
    .execute()
  const takings = uses.map(({ saved_fen, categories }) => ({ categories: JSON.parse(categories) as string[], fen: saved_fen }))
  return { place: seller.place, lines, used: { takings, alone: uses.some(({ stacks }) => !stacks) } }
}

/** Whoever else uses a coupon on the same bill waits until this has ended. */
async function lockBill(tx: Tx, seller: Seller, receipt_number: string): Promise<void> {
  const row = { seller: numberer(seller), receipt_number }
  await tx.insertInto('coupon_bill').values(row).onConflict((on) => on.doNothing()).execute()
  await tx.selectFrom('coupon_bill').select('seller').where('seller', '=', row.seller).where('receipt_number', '=', receipt_number).forUpdate().execute()
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
  await lockBill(tx, seller, asked.receiptNumber)
  const verdict = couponVerdict(heldCoupon(coupon, now), await billOf(tx, seller, asked), now)
  if (verdict.reason === 'USED' || verdict.reason === 'GIVEN') throw new Problem('COUPON_USED')
  if (verdict.reason !== null) throw new Problem('COUPON_UNUSABLE', { detail: verdict.reason })
  await markUsed(tx, owner, new Date(now))
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
