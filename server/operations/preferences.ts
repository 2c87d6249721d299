import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { changeConsent, purposeOf, switchesOf } from '../consents'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'

/** On until a member says otherwise. */
export async function isPersonalised(tx: Tx, memberId: string): Promise<boolean> {
  return (await switchesOf(tx, memberId)).personalisation
}

/** The same switch as the consent to personalisation, from where its effect is seen. */
export async function setPreferences(call: Call<'setPreferences'>): Promise<Answer<'setPreferences'>> {
  const { context, tx, body } = call
  const { personalised } = body
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  if ((await isPersonalised(tx, member_id)) !== personalised) {
    const version = purposeOf('personalisation')?.version ?? ''
    await changeConsent(tx, context, member_id, { purpose: 'personalisation', version, agreed: personalised, channel: 'settings' })
  }
  return { personalised }
}
