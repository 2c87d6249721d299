import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { deviceHeaders } from '../api/device'
import { sendOnce } from '../api/once'
import { sessionStore } from '../api/session'
import { queryClient } from './query-client'
import { coachOnce } from './preferences'
import { becomeSomeone, signedInAs } from './session'

export type Joined = components['schemas']['Joined']
export type Channel = components['schemas']['JoinRequest']['channel']

/**
 * Joins as the person signed in; the caller has seen consentVersion and agreed.
 * packageCard is claimed with joining, in the same request; one that gives nothing keeps nobody from joining.
 * Errors: NOT_SIGNED_IN, CONSENT_OUTDATED. Asked again by a member it gives the membership again, and no second gift.
 */
export async function joinProgramme(consentVersion: string, channel: Channel, invitationCode?: string, packageCard?: string): Promise<Joined> {
  const body = { consent: { version: consentVersion }, channel, invitationCode, packageCard }
  const joined = await sendOnce(`join:${signedInAs()?.subjectId ?? ''}`, body, async (idempotencyKey) => {
    const { data } = await call('post', '/members', { body, idempotencyKey, headers: deviceHeaders() })
    return data as Joined
  })
  becomeSomeone(joined.session, sessionStore.getState().renewal ?? { provider: 'phone' })
  if (!joined.alreadyMember) coachOnce()
  return joined
}

/** Month and day, "MM-DD". Errors: BIRTHDAY_LOCKED. */
export async function setBirthday(birthday: string): Promise<void> {
  const body = { birthday }
  await sendOnce('birthday', body, (idempotencyKey) => call('post', '/me/birthday', { body, idempotencyKey }))
  await queryClient.invalidateQueries({ queryKey: ['mine'] })
}
