import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { sessionStore, type Session } from '../api/session'
import { lastKnown, queryClient } from './query-client'
import { becomeSomeone, useSubjectId } from './session'

type Schemas = components['schemas']
export type Identities = Schemas['Identities']
export type ClaimedOrder = Schemas['ClaimedOrder']
export type MergePreview = Schemas['MergePreview']

/** Vouched for by the platform's button, or by a code sent to it. */
export type PhoneProof = { wechatCode: string } | { phone: string; code: string }

export interface LinkedPhone {
  outcome: 'linked' | 'moved' | 'merge'
  session: Session
  merge: MergePreview | null
}

/** Source: GET /me/identities. Only for members. */
export function useIdentities(enabled: boolean) {
  const key = ['mine', 'identities', useSubjectId()]
  const queryFn = async () => (await call('get', '/me/identities')).data as Identities
  return useQuery(queryOptions({ queryKey: key, queryFn, enabled, meta: { persist: true }, ...lastKnown<Identities>(key) }))
}

const askAgain = () => void queryClient.invalidateQueries({ queryKey: ['mine'] })

/**
 * moved: whoever was nobody yet is the number's member from now on. merge: nothing has changed, and the preview says what
 * merging would do. Errors: PROVIDER_REFUSED, PROVIDER_UNAVAILABLE, PHONE_CODE_WRONG, PHONE_CODE_EXPIRED, MEMBERSHIP_ENDING.
 */
export async function linkPhone(body: PhoneProof): Promise<LinkedPhone> {
  const linked = await sendOnce('phone', body, async (idempotencyKey) => (await call('post', '/me/phone', { body, idempotencyKey })).data as LinkedPhone)
  if (linked.outcome === 'moved') becomeSomeone(linked.session, sessionStore.getState().renewal ?? { provider: 'phone' })
  else askAgain()
  return linked
}

/** Nothing has changed yet. Errors: CODE_UNKNOWN, CODE_USED, CODE_TRIES_SPENT, MEMBERSHIP_ENDING. */
export async function findOldCard(cardNumber: string, pin: string): Promise<MergePreview> {
  const body = { cardNumber, pin }
  return sendOnce('old-card', body, async (idempotencyKey) => (await call('post', '/me/old-cards', { body, idempotencyKey })).data as MergePreview)
}

/** Errors: CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, CODE_TRIES_SPENT, MEMBERSHIP_ENDING. Claimed before by the same member, it is the same answer. */
export async function claimOrder(marketplaceId: string, orderNumber: string, phoneTail: string): Promise<ClaimedOrder> {
  const body = { marketplaceId, orderNumber, phoneTail }
  try {
    return await sendOnce('order-claim', body, async (idempotencyKey) => (await call('post', '/me/order-claims', { body, idempotencyKey })).data as ClaimedOrder)
  } finally {
    askAgain()
  }
}
