import { infiniteQueryOptions, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { homeKey } from './home'
import { lastKnown, queryClient } from './query-client'
import { useSubjectId } from './session'

export type Notice = components['schemas']['Notice']
type NoticePage = components['schemas']['NoticePage']

const noticesKey = (subjectId: string | null) => ['mine', 'notices', subjectId] as const

/** Source: GET /me/notices, newest first; fetchNextPage follows nextCursor. Only for members. */
export function useNotices() {
  const key = noticesKey(useSubjectId())
  return useInfiniteQuery(infiniteQueryOptions({
    queryKey: key,
    queryFn: async ({ pageParam }) => (await call('get', '/me/notices', { query: { limit: 20, cursor: pageParam ?? undefined } })).data as NoticePage,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    meta: { persist: true },
    ...lastKnown<InfiniteData<NoticePage, string | null>>(key),
  }))
}

/**
 * The member has seen their notices up to this one. What is on screen keeps its marks until it is asked for again; the count
 * on the first screen follows at once. Errors: NOT_FOUND.
 */
export async function readNotices(subjectId: string | null, upTo: string): Promise<void> {
  const body = { upTo }
  await sendOnce(`notices:${subjectId ?? ''}`, body, (idempotencyKey) => call('post', '/me/notices/read', { body, idempotencyKey }))
  void queryClient.invalidateQueries({ queryKey: noticesKey(subjectId), refetchType: 'none' })
  void queryClient.invalidateQueries({ queryKey: homeKey(subjectId) })
}
