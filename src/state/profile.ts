import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { queryClient } from './query-client'

/** avatar: one of the brand's pictures; null is the first letter of the name. What is left out stays. */
export interface ProfileChange {
  nickname?: string
  avatar?: string | null
}

/** Errors: NICKNAME_REFUSED, MEMBERSHIP_ENDING. */
export async function setProfile(body: ProfileChange): Promise<void> {
  await sendOnce('profile', body, (idempotencyKey) => call('post', '/me/profile', { body, idempotencyKey }))
  await queryClient.invalidateQueries({ queryKey: ['mine'] })
}
