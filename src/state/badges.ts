import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { homeKey } from './home'
import { lastKnown, queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type Badge = components['schemas']['Badge']
export type BadgeWall = components['schemas']['BadgeWall']

const keyOf = (subjectId: string | null) => ['mine', 'badges', subjectId] as const

/** Source: GET /me/badges. Only for members. */
export function useBadges(enabled: boolean) {
  const key = keyOf(useSubjectId())
  return useQuery(queryOptions({
    queryKey: key,
    queryFn: async () => (await call('get', '/me/badges')).data as BadgeWall,
    enabled,
    meta: { persist: true },
    ...lastKnown<BadgeWall>(key),
  }))
}

/** null takes it off. Errors: NOT_FOUND when it is not earned (any more). */
export async function wearBadge(badgeId: string | null): Promise<void> {
  const whose = subjectId()
  const body = { badgeId }
  try {
    const wall = await sendOnce('worn-badge', body, async (idempotencyKey) => (await call('post', '/me/badges/worn', { body, idempotencyKey })).data as BadgeWall)
    if (whose === subjectId()) queryClient.setQueryData<BadgeWall>(keyOf(whose), wall)
  } catch (failure) {
    void queryClient.invalidateQueries({ queryKey: keyOf(whose) })
    throw failure
  }
  void queryClient.invalidateQueries({ queryKey: homeKey(whose) })
}
