import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tx } from '../database'
import { memberOf } from './member-profile'

/** On until a member says otherwise. */
export async function isPersonalised(tx: Tx, memberId: string): Promise<boolean> {
  const row = await tx.selectFrom('member_preference').select('personalised').where('member_id', '=', memberId).executeTakeFirst()
  return row?.personalised ?? true
}

export async function setPreferences(call: Call<'setPreferences'>): Promise<Answer<'setPreferences'>> {
  const { context, tx, body } = call
  const member = await memberOf(tx, signedIn(call))
  const kept = { personalised: body.personalised, changed_at: new Date(context.now()) }
  await tx
    .insertInto('member_preference')
    .values({ member_id: member.member_id, ...kept })
    .onConflict((on) => on.column('member_id').doUpdateSet(kept))
    .execute()
  return { personalised: body.personalised }
}
