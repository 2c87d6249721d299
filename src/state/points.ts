import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { ApiError } from '../api/problem'
import { lastKnown } from './query-client'
import { useSubjectId } from './session'

export type Points = components['schemas']['Points']
export type LedgerEntry = components['schemas']['LedgerEntry']
export type LedgerEntryDetail = components['schemas']['LedgerEntryDetail']
type LedgerPage = components['schemas']['LedgerPage']
export type PointsInsight = components['schemas']['PointsInsight']
export type AccrualPreview = NonNullable<Awaited<ReturnType<typeof previewOf>>>
type EntryGroup = components['schemas']['EntryGroup']

/** What of the ledger is listed. */
export interface LedgerFilter {
  flow?: 'in' | 'out'
  group?: EntryGroup
}

export const LEDGER_PAGE = 20

/** Source: GET /me/points. Balance, expiries, today's cap, this month. */
export function usePoints() {
  const key = ['mine', 'points', useSubjectId()]
  return useQuery(queryOptions({
    queryKey: key,
    queryFn: async () => (await call('get', '/me/points')).data as Points,
    meta: { persist: true },
    ...lastKnown<Points>(key),
  }))
}

/** Source: GET /me/points/insight. How points fare, their sources and uses. */
export function useInsight() {
  const key = ['mine', 'insight', useSubjectId()]
  return useQuery(queryOptions({
    queryKey: key,
    queryFn: async () => (await call('get', '/me/points/insight')).data as PointsInsight,
    meta: { persist: true },
    ...lastKnown<PointsInsight>(key),
  }))
}

const previewOf = async (paidFen: number) => (await call('get', '/me/points/preview', { query: { paidFen } })).data

/** Source: GET /me/points/preview. What a purchase would earn now; null asks nothing. */
export function useAccrualPreview(paidFen: number | null) {
  return useQuery(queryOptions({
    queryKey: ['mine', 'preview', useSubjectId(), paidFen],
    queryFn: async () => (await previewOf(paidFen ?? 1)) as AccrualPreview,
    enabled: paidFen !== null,
    placeholderData: keepPreviousData,
  }))
}

/** Source: GET /me/points/entries, newest first; fetchNextPage follows nextCursor. */
export function useLedger(filter: LedgerFilter = {}) {
  return useInfiniteQuery(infiniteQueryOptions({
    queryKey: ['mine', 'ledger', useSubjectId(), filter],
    queryFn: async ({ pageParam }) =>
      (await call('get', '/me/points/entries', { query: { ...filter, limit: LEDGER_PAGE, cursor: pageParam ?? undefined } })).data as LedgerPage,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  }))
}

/** Source: GET /me/points/entries/{entryId}. An entry never changes once written; only reversedBy can grow. */
export function useLedgerEntry(entryId: string) {
  return useQuery(queryOptions({
    queryKey: ['mine', 'entry', useSubjectId(), entryId],
    queryFn: async () => {
      // A link cut short names no entry; asked as it is, it would be the list.
      if (!entryId) throw new ApiError('NOT_FOUND', 404)
      return (await call('get', '/me/points/entries/{entryId}', { path: { entryId } })).data as LedgerEntryDetail
    },
  }))
}
