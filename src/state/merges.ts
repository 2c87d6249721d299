import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { ApiError } from '../api/problem'
import { queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type MergePreview = components['schemas']['MergePreview']
export type StaffMerge = components['schemas']['StaffMerge']

const mergeKey = (whose: string | null, mergeId: string) => ['mine', 'merge', whose, mergeId] as const

/** Source: GET /me/merges/{mergeId}. Before confirming what it would do, afterwards what it did. Errors: NOT_FOUND. */
export function useMerge(mergeId: string, enabled: boolean) {
  return useQuery(queryOptions({
    queryKey: mergeKey(useSubjectId(), mergeId),
    queryFn: async () => {
      if (!mergeId) throw new ApiError('NOT_FOUND', 404)
      return (await call('get', '/me/merges/{mergeId}', { path: { mergeId } })).data as MergePreview
    },
    enabled,
  }))
}

/** What is confirmed is what was shown. Errors: NOT_FOUND, MERGE_OVER, MERGE_CHANGED, MERGE_IMPOSSIBLE. However it ends, everything of mine is asked for again. */
export async function confirmMerge({ mergeId, other }: MergePreview): Promise<MergePreview> {
  const whose = subjectId()
  const body = { points: other.points }
  try {
    const merged = await sendOnce(`merge:${mergeId}`, body, async (idempotencyKey) => (await call('post', '/me/merges/{mergeId}/confirmation', { path: { mergeId }, body, idempotencyKey })).data as MergePreview)
    if (subjectId() === whose) queryClient.setQueryData<MergePreview>(mergeKey(whose, mergeId), merged)
    return merged
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['mine'] })
  }
}

const staffKey = (whose: string | null) => ['mine', 'staff-merges', whose] as const

/** Source: GET /staff/merges, the newest first. Only for staff. */
export function useStaffMerges(enabled: boolean) {
  return useQuery(queryOptions({
    queryKey: staffKey(useSubjectId()),
    queryFn: async () => (await call('get', '/staff/merges')).data!,
    enabled,
  }))
}

/** Errors: NOT_FOUND, MERGE_OVER. The list is asked for again. */
export async function undoMerge({ mergeId, memberId }: StaffMerge, reason: string): Promise<StaffMerge> {
  const whose = subjectId()
  const body = { memberId, reason }
  try {
    return await sendOnce(`undo-merge:${mergeId}`, body, async (idempotencyKey) => (await call('post', '/staff/merges/{mergeId}/undo', { path: { mergeId }, body, idempotencyKey })).data as StaffMerge)
  } finally {
    void queryClient.invalidateQueries({ queryKey: staffKey(whose) })
  }
}
