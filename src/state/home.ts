import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { firstPaint } from '../platform/paint'
import { lastKnown, queryClient } from './query-client'
import { useSubjectId } from './session'

export type Home = components['schemas']['Home']

export interface StampedHome {
  home: Home
  etag: string | null
}

/** Source: GET /me/home. Whose it is is part of the key: nobody ever sees another person's card, nor a member the visitor's home. */
export const homeKey = (subjectId: string | null) => ['mine', 'home', subjectId] as const

export const homeQuery = (subjectId: string | null) =>
  queryOptions({
    queryKey: homeKey(subjectId),
    queryFn: async (): Promise<StampedHome> => {
      const last = queryClient.getQueryData<StampedHome>(homeKey(subjectId))
      // What the phone knew comes first; then the server is asked.
      if (last) await firstPaint()
      const { data, etag } = await call('get', '/me/home', { etag: last?.etag ?? undefined })
      return data ? { home: data, etag } : (last as StampedHome)
    },
    meta: { persist: true },
    ...lastKnown<StampedHome>(homeKey(subjectId)),
  })

export function useHome() {
  const subjectId = useSubjectId()
  return useQuery({ ...homeQuery(subjectId), select: (stamped) => stamped.home })
}
