import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tx } from '../database'
import { openAnyAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { comeBackMs, leavingOf } from '../my-data/leaving'
import { Problem } from '../problem'
import { memberOf } from './member-profile'

async function endAt(tx: Tx, member: Member, endsAt: Date | null): Promise<void> {
  member.ends_at = endsAt
  await tx.updateTable('member').set({ ends_at: endsAt }).where('member_id', '=', member.member_id).execute()
}

export async function getCancellation(call: Call<'getCancellation'>): Promise<Answer<'getCancellation'>> {
  return leavingOf(call.tx, call.context, await memberOf(call.tx, signedIn(call)))
}

/** Errors: CANCELLATION_BLOCKED, CANCELLATION_CHANGED when there is more to lose than was shown. */
export async function cancelMembership(call: Call<'cancelMembership'>): Promise<Answer<'cancelMembership'>> {
  const { context, tx, body } = call
  const member = await openAnyAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { state, lost, blockedBy } = await leavingOf(tx, context, member)
  if (state === 'none') {
    if (blockedBy.length > 0) throw new Problem('CANCELLATION_BLOCKED', { detail: blockedBy.join(', ') })
    if (lost.points > body.points) throw new Problem('CANCELLATION_CHANGED', { field: 'points' })
    if (lost.coupons > body.coupons) throw new Problem('CANCELLATION_CHANGED', { field: 'coupons' })
    await endAt(tx, member, new Date(context.now() + comeBackMs))
  }
  return leavingOf(tx, context, member)
}

/** Nothing was taken away, so nothing has to be given back. After its end, too, as long as nothing has been erased. */
export async function returnToMembership(call: Call<'returnToMembership'>): Promise<Answer<'returnToMembership'>> {
  const { context, tx } = call
  const member = await openAnyAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  if (member.ends_at) await endAt(tx, member, null)
  return leavingOf(tx, context, member)
}
