import { useState } from 'react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { toApiError, type ApiError } from '../api/problem'
import { lastKnown, queryClient } from './query-client'
import { useSubjectId } from './session'

const tierOf = async () => (await call('get', '/me/tier')).data!
const benefitsOf = async () => (await call('get', '/me/benefits')).data!

export type MyTier = Awaited<ReturnType<typeof tierOf>>
export type MyBenefits = Awaited<ReturnType<typeof benefitsOf>>
export type Gift = components['schemas']['Gift']

/** Source: GET /me/tier. Only for members. */
export function useMyTier(enabled: boolean) {
  const key = ['mine', 'tier', useSubjectId()]
  return useQuery(queryOptions({ queryKey: key, queryFn: tierOf, enabled, meta: { persist: true }, ...lastKnown<MyTier>(key) }))
}

/** Source: GET /me/benefits. Only for members. */
export function useMyBenefits(enabled: boolean) {
  const key = ['mine', 'benefits', useSubjectId()]
  return useQuery(queryOptions({ queryKey: key, queryFn: benefitsOf, enabled, meta: { persist: true }, ...lastKnown<MyBenefits>(key) }))
}

const askBenefitsAgain = () => queryClient.invalidateQueries({ queryKey: ['mine', 'benefits'] })

/** Errors: CHOICE_CLOSED, NOT_FOUND when the gift is no longer mine to choose. Whatever comes, the gifts are asked for again. */
export async function chooseGift(giftId: string, optionId: string): Promise<void> {
  try {
    const body = { optionId }
    await sendOnce(`gift:${giftId}`, body, (idempotencyKey) => call('post', '/me/gifts/{giftId}/choice', { path: { giftId }, body, idempotencyKey }))
  } finally {
    await askBenefitsAgain()
  }
}

/**
 * Whether I am shown what is picked for me, and the switch. The switch turns under the finger and turns back when it could
 * not be kept. undefined: not known yet.
 */
export function usePersonalisation(enabled: boolean): { personalised: boolean | undefined; failure: ApiError | null; turn: (on: boolean) => Promise<void> } {
  const { data } = useMyBenefits(enabled)
  const [wanted, setWanted] = useState<boolean | null>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const turn = async (personalised: boolean) => {
    setWanted(personalised)
    setFailure(null)
    try {
      const body = { personalised }
      await sendOnce('preferences', body, (idempotencyKey) => call('post', '/me/preferences', { body, idempotencyKey }))
      await askBenefitsAgain()
    } catch (reason) {
      setFailure(toApiError(reason))
    }
    setWanted(null)
  }
  return { personalised: wanted ?? data?.personalised, failure, turn }
}
