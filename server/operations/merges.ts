import { plainCode } from '../../loyalty/codes'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { mergeCards } from '../merge/carry-out'
import { lockAccounts, lockPeople } from '../merge/cards'
import { mergeOf, offerMerge, stateOf } from '../merge/offer'
import { foresee, shownMerge } from '../merge/preview'
import { findCard } from '../old-cards'
import { Problem } from '../problem'
import { mayTryCode, noteWrongCode } from '../wrong-codes'
import { memberOf } from './member-profile'
import type { Refused } from './product-codes'

/** Errors: CODE_UNKNOWN, CODE_USED, CODE_TRIES_SPENT. Nothing but the offer has changed. */
export async function findOldCard(call: Call<'findOldCard'>): Promise<Answer<'findOldCard'> | Refused> {
  const { context, tx, body } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  if (!(await mayTryCode(tx, context, member_id, 'old_card'))) return { refused: 'CODE_TRIES_SPENT', field: 'cardNumber' }
  const card = await findCard(tx, context, plainCode(body.cardNumber), body.pin.trim())
  if (card === 'tries spent') return { refused: 'CODE_TRIES_SPENT', field: 'cardNumber' }
  if (!card) {
    await noteWrongCode(tx, context, member_id, 'old_card')
    return { refused: 'CODE_UNKNOWN', field: 'cardNumber' }
  }
  if (card.member_id === member_id || card.merged_into) return { refused: 'CODE_USED', field: 'cardNumber' }
  return shownMerge(tx, context, await offerMerge(tx, context, member_id, card.member_id, 'card'))
}

export async function getMerge(call: Call<'getMerge'>): Promise<Answer<'getMerge'>> {
  const { context, tx, params } = call
  const { member_id } = await memberOf(tx, signedIn(call))
  return shownMerge(tx, context, await mergeOf(tx, member_id, params.mergeId))
}

/** Both cards of a merge, with people and accounts locked in one order: two merges crosswise follow one another. */
export async function openBoth(tx: Tx, context: Context, memberId: string, otherId: string, otherwise: 'NOT_A_MEMBER' | 'NOT_FOUND'): Promise<{ kept: Member; other: Member }> {
  await lockPeople(tx, [memberId, otherId])
  await lockAccounts(tx, [memberId, otherId])
  return { kept: await openAccount(tx, context, memberId, otherwise), other: await openAccount(tx, context, otherId, 'NOT_FOUND') }
}

/** Errors: NOT_FOUND, MERGE_OVER, MERGE_CHANGED, MERGE_IMPOSSIBLE. */
export async function confirmMerge(call: Call<'confirmMerge'>): Promise<Answer<'confirmMerge'>> {
  const { context, tx, body, params } = call
  const { member_id: memberId } = await memberOf(tx, signedIn(call))
  const { other_id } = await mergeOf(tx, memberId, params.mergeId)
  const { kept, other } = await openBoth(tx, context, memberId, other_id, 'NOT_A_MEMBER')
  const row = await mergeOf(tx, memberId, params.mergeId)
  if (row.merged_at) return shownMerge(tx, context, row)
  if (stateOf(row, context.now()) !== 'offered' || other.merged_into) throw new Problem('MERGE_OVER')
  const plan = await foresee(tx, context, kept, other)
  if (plan.foreseen.blockedBy.length > 0) throw new Problem('MERGE_IMPOSSIBLE', { detail: plan.foreseen.blockedBy.join() })
  if (plan.foreseen.other.points !== body.points) throw new Problem('MERGE_CHANGED', { field: 'points' })
  return shownMerge(tx, context, await mergeCards(tx, context, row, kept, other, plan))
}
