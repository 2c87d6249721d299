import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { openAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { Problem } from '../problem'
import { cancel } from '../rewards/cancel'
import { redemptionsInTime } from '../rewards/in-time'
import { progressOf, redemptionOf, step } from '../rewards/redemption'
import type { Redemption } from '../rewards/redemption'
import { complete } from '../rewards/reservation'
import { shownRedemption } from '../rewards/shown-redemption'
import type { Refused } from './product-codes'

type Step = 'cancelRedemption' | 'confirmDelivery'

/** A step that a member takes with a redemption of their own. Errors: NOT_FOUND, and those of the step. */
async function taken<Id extends Step>(call: Call<Id>, take: (member: Member, redemption: Redemption) => Promise<Redemption>): Promise<Answer<'getRedemption'>> {
  const { context, tx } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const redemption = await redemptionOf(tx, member.member_id, (call.params as { redemptionId: string }).redemptionId)
  return shownRedemption(tx, context, await take(member, redemption))
}

export async function cancelRedemption(call: Call<'cancelRedemption'>): Promise<Answer<'cancelRedemption'>> {
  return taken(call, (member, redemption) => cancel(call.tx, call.context, member, redemption))
}

/** Too late is refused, and what time has done is written down all the same: the points are back when the refusal says so. */
export async function completeReservation(call: Call<'completeReservation'>): Promise<Answer<'completeReservation'> | Refused> {
  const { context, tx, params } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const redemption = await redemptionOf(tx, member.member_id, params.redemptionId)
  if (progressOf(redemption, context.now()).state === 'lapsed') {
    await redemptionsInTime.perform(tx, context, member)
    return { refused: 'RESERVATION_OVER' }
  }
  return shownRedemption(tx, context, await complete(tx, context, member, redemption, call.body.delivery))
}

export async function confirmDelivery(call: Call<'confirmDelivery'>): Promise<Answer<'confirmDelivery'>> {
  return taken(call, async (_member, redemption) => {
    const { state } = progressOf(redemption, call.context.now())
    if (state === 'delivered') return redemption
    if (state !== 'shipped') throw new Problem('NOT_SHIPPED')
    return step(call.tx, redemption, 'delivered', call.context.now())
  })
}
