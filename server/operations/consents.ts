import { consentPurposes } from '../../brand/consents'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { changeConsent, purposeOf, switchesOf } from '../consents'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { memberOf } from './member-profile'

async function consentsOf(tx: Tx, memberId: string): Promise<Answer<'listConsents'>> {
  const events = await tx.selectFrom('consent_event').select(['purpose', 'version', 'agreed', 'at']).where('member_id', '=', memberId).orderBy('at', 'desc').orderBy('event_id', 'desc').execute()
  const switches = await switchesOf(tx, memberId)
  return {
    purposes: consentPurposes.map(({ purpose, ...shown }) => {
      const last = events.find((event) => event.purpose === purpose)
      return {
        ...shown,
        purpose,
        agreed: purpose === 'membership' ? (last?.agreed ?? false) : switches[purpose],
        agreedVersion: last?.agreed ? last.version : null,
        changedAt: last ? last.at.toISOString() : null,
      }
    }),
  }
}

export async function listConsents(call: Call<'listConsents'>): Promise<Answer<'listConsents'>> {
  const { member_id } = await memberOf(call.tx, signedIn(call))
  return consentsOf(call.tx, member_id)
}

/** Errors: NOT_FOUND, CONSENT_OUTDATED, CONSENT_REQUIRED. */
export async function setConsent(call: Call<'setConsent'>): Promise<Answer<'setConsent'>> {
  const { context, tx, body } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const purpose = purposeOf(body.purpose)
  if (!purpose) throw new Problem('NOT_FOUND', { field: 'purpose' })
  // Taking back is never put off by a text that has changed meanwhile.
  if (body.agreed && body.version !== purpose.version) throw new Problem('CONSENT_OUTDATED', { field: 'version' })
  if (!body.agreed && purpose.required) throw new Problem('CONSENT_REQUIRED', { field: 'purpose' })
  const before = (await consentsOf(tx, member_id)).purposes.find((one) => one.purpose === purpose.purpose)
  const same = before?.agreed === body.agreed && (!body.agreed || before.agreedVersion === body.version)
  if (!same) await changeConsent(tx, context, member_id, { purpose: purpose.purpose, version: body.version, agreed: body.agreed, channel: 'settings' })
  return consentsOf(tx, member_id)
}
