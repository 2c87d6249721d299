import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { askAgain, lastKnown, queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type Task = components['schemas']['Task']
export type TaskBoard = components['schemas']['TaskBoard']
export type ClaimedReward = components['schemas']['ClaimedReward']

const keyOf = (subjectId: string | null) => ['mine', 'tasks', subjectId] as const

export const tasksQuery = (whose: string | null) =>
  queryOptions({
    queryKey: keyOf(whose),
    queryFn: async () => (await call('get', '/me/tasks')).data as TaskBoard,
    meta: { persist: true },
    ...lastKnown<TaskBoard>(keyOf(whose)),
  })

/** Source: GET /me/tasks. Only for members. */
export function useTasks(enabled: boolean) {
  return useQuery({ ...tasksQuery(useSubjectId()), enabled })
}

/** Asks again for tasks that are known to have moved; does nothing while they are asked for, or have not. */
export function lookAgain(): void {
  const queryKey = keyOf(subjectId())
  const known = queryClient.getQueryState(queryKey)
  // Once failed it waits to be asked for, not for every movement of a finger.
  if (known?.isInvalidated && !known.error && known.fetchStatus === 'idle') void queryClient.invalidateQueries({ queryKey })
}

/** What a member has done may have moved a task: asked again where it is shown. */
export const tasksChanged = () => queryClient.invalidateQueries({ queryKey: keyOf(subjectId()) })

/**
 * Takes the reward of a finished task; never shown before the server has said so.
 * Errors: TASK_NOT_DONE, TASK_CLAIMED, TASK_OVER, TASK_SOLD_OUT.
 */
export async function claimTask({ taskId, period, round }: Pick<Task, 'taskId' | 'period' | 'round'>): Promise<ClaimedReward> {
  const whose = subjectId()
  const body = { period, round }
  try {
    return await sendOnce(`claim:${taskId}:${period}:${round}`, body, async (idempotencyKey) =>
      (await call('post', '/me/tasks/{taskId}/claims', { path: { taskId }, body, idempotencyKey })).data as ClaimedReward)
  } finally {
    // Refused too: the screen was behind. Unanswered: it may have been done.
    void askAgain(whose, ['home', 'tier', 'points', 'ledger', 'coupons', 'check-in', 'badges'])
    await askAgain(whose, ['tasks'])
  }
}
