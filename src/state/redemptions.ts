import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { ApiError, toApiError } from '../api/problem'
import type { ErrorCode } from '../api/problem'
import { serverNow } from '../api/server-clock'
import { readStored, removeStored, writeStored } from '../platform/storage'
import { newId } from './ids'
import { queryClient } from './query-client'
import { signedInAs, useSubjectId } from './session'

export type Redemption = components['schemas']['Redemption']

/** Source: GET /me/redemptions/preview. Which points would go, at its first price or another one of them; only for members. */
export function useRedemptionPreview(rewardId: string, enabled: boolean, pricePoints?: number) {
  return useQuery(queryOptions({
    queryKey: ['mine', 'redemption', useSubjectId(), rewardId, pricePoints ?? null],
    queryFn: async () => (await call('get', '/me/redemptions/preview', { query: pricePoints === undefined ? { rewardId } : { rewardId, pricePoints } })).data!,
    enabled,
  }))
}

/** What a member has chosen: one of the prices as it was shown, how to have it, and whether only to have it kept for now. */
export type Wanted = Omit<components['schemas']['RedemptionWish'], 'redemptionId' | 'rewardId'>

/** A redemption that was sent and of which nothing was heard yet. */
interface Unheard extends Wanted {
  redemptionId: string
  sentAt: number
}

const slotOf = (rewardId: string) => `redeeming:${signedInAs()?.subjectId ?? ''}:${rewardId}`

export function unheardRedemption(rewardId: string): Unheard | null {
  const stored = readStored<Unheard>(slotOf(rewardId))
  // An app of before there was a choice has kept the points only.
  return stored && { ...stored, priceFen: stored.priceFen ?? 0, delivery: stored.delivery ?? null, reserve: stored.reserve ?? false }
}

/** Refusals that say for certain that there is no redemption of the id; after any other it may have been done. */
const settled: ErrorCode[] = [
  'INSUFFICIENT_POINTS',
  'PRICE_CHANGED',
  'NOT_OPEN_YET',
  'REWARD_CLOSED',
  'OUT_OF_STOCK',
  'REDEMPTION_LIMIT',
  'TIER_ALREADY_HIGH',
  'TIER_HAS_NO_END',
  'TERM_EXTENDED',
  'ADDRESS_NEEDED',
  'DELIVERY_IMPOSSIBLE',
  'PARTNER_UNAVAILABLE',
  'NOT_FOUND',
]

/**
 * Redeems, or reserves; what was sent before and not heard of is asked for again, under its own id and as it was chosen then.
 * After a refusal what it made stale is fetched anew.
 */
export async function redeemReward(rewardId: string, wanted: Wanted): Promise<Redemption> {
  const slot = slotOf(rewardId)
  const { sentAt, ...unheard } = unheardRedemption(rewardId) ?? { redemptionId: newId(), ...wanted, sentAt: serverNow() }
  if (!writeStored(slot, { ...unheard, sentAt } satisfies Unheard)) throw new ApiError('BAD_ANSWER', 0)
  const body = { ...unheard, rewardId }
  try {
    const redemption = await sendOnce(slot, body, async (idempotencyKey) => {
      const { data } = await call('post', '/me/redemptions', { body, idempotencyKey })
      return data as Redemption
    })
    removeStored(slot)
    void queryClient.invalidateQueries({ queryKey: ['mine'] })
    return redemption
  } catch (failure) {
    const error = toApiError(failure)
    if (settled.includes(error.code)) {
      removeStored(slot)
      void queryClient.invalidateQueries({ queryKey: ['mine'] })
    }
    throw error
  }
}
