import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { sessionStore } from '../api/session'
import { becomeSomeone, signedInAs } from './session'

export type Joined = components['schemas']['Joined']
export type Channel = components['schemas']['JoinRequest']['channel']

/**
 * Joins as the person signed in; the caller has seen consentVersion and agreed.
 * Errors: NOT_SIGNED_IN, CONSENT_OUTDATED. Asked again by a member it gives the membership again, and no second gift.
 */
export async function joinProgramme(consentVersion: string, channel: Channel): Promise<Joined> {
  const body = { consent: { version: consentVersion }, channel }
  const joined = await sendOnce(`join:${signedInAs()?.subjectId ?? ''}`, body, async (idempotencyKey) => {
    const { data } = await call('post', '/members', { body, idempotencyKey })
    return data as Joined
  })
  becomeSomeone(joined.session, sessionStore.getState().renewal ?? { provider: 'phone' })
  return joined
}
