import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { ApiError } from '../api/problem'
import { lastKnown, queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

type Redemption = components['schemas']['Redemption']
export type DeliveryMethod = components['schemas']['DeliveryMethod']
interface RecordPage {
  redemptions: Redemption[]
  nextCursor: string | null
}

const recordKey = (whose: string | null, redemptionId: string) => ['mine', 'record', whose, redemptionId] as const

/** Source: GET /me/redemptions, newest first; fetchNextPage follows nextCursor. Only for members. */
export function useRecords(enabled: boolean) {
  const key = ['mine', 'records', useSubjectId()]
  return useInfiniteQuery(infiniteQueryOptions({
    queryKey: key,
    queryFn: async ({ pageParam }) => (await call('get', '/me/redemptions', { query: { cursor: pageParam ?? undefined } })).data as RecordPage,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled,
    meta: { persist: true },
    ...lastKnown<InfiniteData<RecordPage, string | null>>(key),
  }))
}

/** While its code is shown at a counter, it is asked so often whether it was taken. */
const counterMs = 5_000

/** Source: GET /me/redemptions/{redemptionId}. Kept on the phone: a pick-up code is shown where there is no signal. */
export function useRecord(redemptionId: string, enabled: boolean) {
  const key = recordKey(useSubjectId(), redemptionId)
  return useQuery(queryOptions({
    queryKey: key,
    queryFn: async () => {
      // A link cut short names no redemption; asked as it is, it would be the list.
      if (!redemptionId) throw new ApiError('NOT_FOUND', 404)
      return (await call('get', '/me/redemptions/{redemptionId}', { path: { redemptionId } })).data as Redemption
    },
    enabled,
    refetchInterval: ({ state }) => (state.data?.state === 'ready' && !state.error ? counterMs : false),
    meta: { persist: true },
    ...lastKnown<Redemption>(key),
  }))
}

/** However it ends, points, stock and coupons may have moved: what was not heard of may have been done. */
async function change(name: string, redemptionId: string, body: unknown, send: (idempotencyKey: string) => Promise<{ data: unknown }>): Promise<Redemption> {
  const whose = subjectId()
  try {
    const changed = await sendOnce(`${name}:${redemptionId}`, body, async (idempotencyKey) => (await send(idempotencyKey)).data as Redemption)
    if (subjectId() === whose) queryClient.setQueryData<Redemption>(recordKey(whose, redemptionId), changed)
    return changed
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['mine'] })
  }
}

/** Also lets a reservation go. Errors: CANCEL_OVER, COUPON_USED, NOT_FOUND. */
export function cancelRedemption(redemptionId: string): Promise<Redemption> {
  const path = { redemptionId }
  return change('cancel', redemptionId, {}, (idempotencyKey) => call('post', '/me/redemptions/{redemptionId}/cancellation', { path, body: {}, idempotencyKey }))
}

/** Errors: RESERVATION_OVER, ADDRESS_NEEDED, DELIVERY_IMPOSSIBLE, NOT_FOUND. */
export function completeReservation(redemptionId: string, delivery: DeliveryMethod | null): Promise<Redemption> {
  const path = { redemptionId }
  const body = { delivery }
  return change('complete', redemptionId, body, (idempotencyKey) => call('post', '/me/redemptions/{redemptionId}/completion', { path, body, idempotencyKey }))
}

/** The parcel has arrived. Errors: NOT_SHIPPED, NOT_FOUND. */
export function confirmDelivery(redemptionId: string): Promise<Redemption> {
  const path = { redemptionId }
  return change('arrive', redemptionId, {}, (idempotencyKey) => call('post', '/me/redemptions/{redemptionId}/delivery', { path, body: {}, idempotencyKey }))
}
