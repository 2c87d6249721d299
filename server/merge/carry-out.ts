import { programme } from '../../brand/programme'
import { DAY_MS } from '../../loyalty/calendar'
import type { Context } from '../context'
import type { Tx } from '../database'
import { leaveBoard } from '../leaderboard'
import { moveOver } from '../ledger/merge'
import type { Member } from '../ledger/post'
import { mergeTerm } from '../tier-term'
import { couponsOver } from './coupons'
import { identitiesOver } from './identities'
import type { CardMerge } from './offer'
import type { foresee } from './preview'

const sameTerm = ({ tier_id, tier_valid_until }: Member, term: { tierId: string; validUntil: number | null }) =>
  tier_id === term.tierId && (tier_valid_until?.getTime() ?? null) === term.validUntil

/**
 * Two cards of one person become one. What the other card has been through stays with it and readable; what it is worth comes
 * over. Both accounts must be open, and nothing of the other may be under way.
 */
export async function mergeCards(tx: Tx, context: Context, row: CardMerge, kept: Member, other: Member, plan: Awaited<ReturnType<typeof foresee>>): Promise<CardMerge> {
  const now = context.now()
  const { merge_id } = row
  const points = await moveOver(tx, context, merge_id, other, kept)
  const coupons = await couponsOver(tx, context, merge_id, other.member_id, kept.member_id)
  await identitiesOver(tx, other.member_id, kept.member_id)
  await leaveBoard(tx, other.member_id)
  kept.purchase_count += other.purchase_count
  other.merged_into = kept.member_id
  await tx.updateTable('member').set({ purchase_count: kept.purchase_count }).where('member_id', '=', kept.member_id).execute()
  await tx.updateTable('member').set({ merged_into: kept.member_id }).where('member_id', '=', other.member_id).execute()
  const changeId = sameTerm(kept, plan.term) ? null : await mergeTerm(tx, context, kept, plan.term)
  return tx
    .updateTable('card_merge')
    .set({
      merged_at: new Date(now),
      undo_until: new Date(now + programme.mergeUndoDays * DAY_MS),
      points,
      coupons,
      shown: JSON.stringify(plan.foreseen),
      change_id: changeId,
      carried: plan.carried,
    })
    .where('member_id', '=', row.member_id)
    .where('merge_id', '=', merge_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
