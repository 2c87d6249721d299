import { marketplaces } from '../../brand/marketplaces'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { otherName } from '../merge/preview'
import { memberOf, profileOf } from './member-profile'
import { claimedOrders } from './order-claims'

export async function listIdentities(call: Call<'listIdentities'>): Promise<Answer<'listIdentities'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  const { member_id } = member
  const wechat = await tx.selectFrom('identity').select('kind').where('subject_id', '=', member_id).where('kind', 'in', ['wechat', 'union']).limit(1).executeTakeFirst()
  const rows = await tx.selectFrom('card_merge').selectAll().where('member_id', '=', member_id).where('merged_at', 'is not', null).orderBy('merged_at', 'desc').execute()
  const merges = []
  for (const row of rows) {
    const { merge_id, points, merged_at, undone_at } = row
    merges.push({ mergeId: merge_id, name: await otherName(tx, row), points, mergedAt: (merged_at as Date).toISOString(), undoneAt: undone_at && undone_at.toISOString() })
  }
  return {
    wechat: wechat !== undefined,
    phoneMasked: (await profileOf(tx, member, context.now())).phoneMasked,
    merges,
    orders: await claimedOrders(tx, member_id),
    marketplaces: marketplaces.map(({ marketplaceId, name }) => ({ marketplaceId, name })),
  }
}
