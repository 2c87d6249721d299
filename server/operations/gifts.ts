import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { giftsOf } from '../gifts'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'

/** Errors: NOT_FOUND for what is not open to me, BAD_REQUEST for what is no option, CHOICE_CLOSED. */
export async function chooseGift(call: Call<'chooseGift'>): Promise<Answer<'chooseGift'>> {
  const { context, tx, params, body } = call
  // Locked, so that of two choices at once the later stands, and a change of tier comes before or after, not between.
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const gift = (await giftsOf(tx, context, member)).find(({ giftId }) => giftId === params.giftId)
  if (!gift) throw new Problem('NOT_FOUND')
  if (!gift.open) throw new Problem('CHOICE_CLOSED', { detail: `it closed at ${gift.closesAt}` })
  if (!gift.options.some(({ optionId }) => optionId === body.optionId)) throw new Problem('BAD_REQUEST', { detail: 'the gift has no such option', field: 'optionId' })
  const choice = { option_id: body.optionId, chosen_at: new Date(context.now()) }
  await tx
    .insertInto('gift_choice')
    .values({ member_id: member.member_id, gift_id: gift.giftId, opened_at: new Date(gift.openedAt), ...choice })
    .onConflict((on) => on.columns(['member_id', 'gift_id', 'opened_at']).doUpdateSet(choice))
    .execute()
  return { ...gift, chosenOptionId: body.optionId }
}
