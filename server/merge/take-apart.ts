import type { Context } from '../context'
import type { Tx } from '../database'
import { moveBack } from '../ledger/merge'
import type { Member } from '../ledger/post'
import { reviewTerm } from '../tier-term'
import { couponsBack } from './coupons'
import { identitiesBack } from './identities'
import type { CardMerge } from './offer'
import { leaveTerm } from './term'

/** What came with the other card goes back as far as it is still there; what was spent stays spent. Both accounts must be open. */
export async function takeApart(tx: Tx, context: Context, row: CardMerge, kept: Member, other: Member, by: { staffId: string; reason: string }): Promise<CardMerge> {
  const returned = await moveBack(tx, context, row.merge_id, kept, other)
  await couponsBack(tx, context, row.merge_id, kept.member_id, other.member_id)
  await identitiesBack(tx, kept.member_id, other.member_id)
  kept.purchase_count -= other.purchase_count
  other.merged_into = null
  await tx.updateTable('member').set({ purchase_count: kept.purchase_count }).where('member_id', '=', kept.member_id).execute()
  await tx.updateTable('member').set({ merged_into: null }).where('member_id', '=', other.member_id).execute()
  await leaveTerm(tx, context, kept, row)
  await reviewTerm(tx, context, other)
  return tx
    .updateTable('card_merge')
    .set({ undone_at: new Date(context.now()), undone_by: by.staffId, undo_reason: by.reason, returned_points: returned })
    .where('member_id', '=', row.member_id)
    .where('merge_id', '=', row.merge_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
