import { atOneInstant } from '../context'
import type { Context } from '../context'
import { openAccount } from '../ledger/account'
import { moveOver } from '../ledger/merge'
import { raiseTier } from '../tier-term'
import { lockChain } from './cards'
import { couponsOver } from './coupons'

const atOnce = 200

/**
 * What comes to a card after it was merged (a friend's first purchase, a task that was finished before, an offer that nobody
 * took up) follows the rest. Returns how many cards had something.
 */
export async function followMerged(context: Context): Promise<number> {
  const now = new Date(context.now())
  const rows = await context.db
    .selectFrom('member')
    .innerJoin('card_merge as merge', 'merge.other_id', 'member.member_id')
    .select(['member.member_id', 'merge.merge_id'])
    .where('member.merged_into', 'is not', null)
    .where('member.erased_at', 'is', null)
    .where('merge.merged_at', 'is not', null)
    .where('merge.undone_at', 'is', null)
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('points_available', '>', 0),
        eb('growth', '>', 0),
        exists(
          selectFrom('coupon')
            .select('coupon_id')
            .whereRef('coupon.member_id', '=', 'member.member_id')
            .where('used_at', 'is', null)
            .where('voided_at', 'is', null)
            .where('given_at', 'is', null)
            .where('expires_at', '>', now)
            .where((is) => is.or([is('gift_until', 'is', null), is('gift_until', '<=', now)])),
        ),
      ]),
    )
    .limit(atOnce)
    .execute()
  for (const { member_id, merge_id } of rows) {
    const stopped = atOneInstant(context)
    await context.db.transaction().execute(async (tx) => {
      await lockChain(tx, member_id)
      const other = await openAccount(tx, stopped, member_id, 'NOT_FOUND')
      // Taken apart meanwhile, it keeps what it has.
      const current = await tx.selectFrom('card_merge').select('member_id').where('other_id', '=', member_id).where('merge_id', '=', merge_id).where('undone_at', 'is', null).executeTakeFirst()
      if (!current) return
      const kept = await openAccount(tx, stopped, current.member_id, 'NOT_FOUND')
      await moveOver(tx, stopped, merge_id, other, kept)
      await couponsOver(tx, stopped, merge_id, other.member_id, kept.member_id)
      if (!kept.merged_into) await raiseTier(tx, stopped, kept)
    })
  }
  return rows.length
}
