import { plainCode } from '../../loyalty/codes'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import { foreseeCoupon, useCoupon } from '../coupon-use'
import type { Owner, Seller } from '../coupon-use'
import type { Tx } from '../database'
import { mustStay, openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { mayTryStaffCode, noteWrongStaffCode } from '../wrong-codes'
import type { Refused } from './product-codes'
import { staffStore } from './purchases'

const findOwner = (tx: Tx, code: string): Promise<Owner | undefined> =>
  tx.selectFrom('coupon_code').select(['member_id', 'coupon_id']).where('code', '=', plainCode(code)).executeTakeFirst()

/** Whose a code is, for staff. One that is nobody's is counted. */
async function ownerFor(tx: Tx, context: Context, staffId: string, code: string): Promise<Owner | Refused> {
  if (!(await mayTryStaffCode(tx, context, staffId, 'coupon'))) return { refused: 'CODE_TRIES_SPENT' }
  const owner = await findOwner(tx, code)
  if (owner) return owner
  await noteWrongStaffCode(tx, context, staffId, 'coupon')
  return { refused: 'CODE_UNKNOWN' }
}

async function counterOf(tx: Tx, staffId: string): Promise<Seller> {
  const { storeId } = await staffStore(tx, staffId)
  return { place: 'store', storeId, staffId }
}

/** Errors: CODE_UNKNOWN, CODE_TRIES_SPENT. */
export async function previewCoupon(call: Call<'previewCoupon'>): Promise<Answer<'previewCoupon'> | Refused> {
  const { context, tx, params, body } = call
  const staffId = signedIn(call).subjectId
  const seller = await counterOf(tx, staffId)
  const owner = await ownerFor(tx, context, staffId, params.code)
  return 'refused' in owner ? owner : foreseeCoupon(tx, context, owner, seller, body)
}

/** Errors: CODE_UNKNOWN, CODE_TRIES_SPENT, COUPON_USED, COUPON_UNUSABLE. */
export async function consumeCoupon(call: Call<'consumeCoupon'>): Promise<Answer<'consumeCoupon'> | Refused> {
  const { context, tx, params, body } = call
  const staffId = signedIn(call).subjectId
  const seller = await counterOf(tx, staffId)
  const owner = await ownerFor(tx, context, staffId, params.code)
  if ('refused' in owner) return owner
  mustStay(await openAccount(tx, context, owner.member_id, 'NOT_FOUND'))
  return useCoupon(tx, context, owner, seller, body)
}

const shop: Seller = { place: 'online', storeId: null, staffId: null }

async function ownerForShop(tx: Tx, code: string): Promise<Owner> {
  const owner = await findOwner(tx, code)
  if (!owner) throw new Problem('CODE_UNKNOWN', { field: 'code' })
  return owner
}

/** Errors: CODE_UNKNOWN. */
export async function previewShopCoupon({ context, tx, params, body }: Call<'previewShopCoupon'>): Promise<Answer<'previewShopCoupon'>> {
  return foreseeCoupon(tx, context, await ownerForShop(tx, params.code), shop, body)
}

/** Errors: CODE_UNKNOWN, COUPON_USED, COUPON_UNUSABLE. */
export async function consumeShopCoupon({ context, tx, params, body }: Call<'consumeShopCoupon'>): Promise<Answer<'consumeShopCoupon'>> {
  const owner = await ownerForShop(tx, params.code)
  mustStay(await openAccount(tx, context, owner.member_id, 'NOT_FOUND'))
  return useCoupon(tx, context, owner, shop, body)
}
