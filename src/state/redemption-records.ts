import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { ApiError } from '../api/problem'
import { lastKnown } from './query-client'
import { useSubjectId } from './session'

type Redemption = components['schemas']['Redemption']
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
    meta: { persist: true },
    ...lastKnown<Redemption>(key),
  }))
}
