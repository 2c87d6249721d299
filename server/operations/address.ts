import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { openAccount } from '../ledger/account'
import { addressOf } from '../rewards/physical'
import { memberOf } from './member-profile'

export async function getAddress(call: Call<'getAddress'>): Promise<Answer<'getAddress'>> {
  const { member_id } = await memberOf(call.tx, signedIn(call))
  return { address: await addressOf(call.tx, member_id) }
}

export async function saveAddress(call: Call<'saveAddress'>): Promise<Answer<'saveAddress'>> {
  const { context, tx, body } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  if (body.address === null) {
    await tx.deleteFrom('member_address').where('member_id', '=', member_id).execute()
    return { address: null }
  }
  const { name, phone, region, detail } = body.address
  const address = { name: name.trim(), phone, region: region.trim(), detail: detail.trim() }
  const kept = { address: JSON.stringify(address), changed_at: new Date(context.now()) }
  await tx.insertInto('member_address').values({ member_id, ...kept }).onConflict((on) => on.column('member_id').doUpdateSet(kept)).execute()
  return { address }
}
