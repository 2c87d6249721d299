import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { lastKnown, queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type Leaderboard = components['schemas']['Leaderboard']

/** Source: GET /me/leaderboard. month null: this one, whatever the phone thinks that is. Only for members. */
export function useLeaderboard(month: string | null, enabled: boolean) {
  const key = ['mine', 'leaderboard', useSubjectId(), month]
  return useQuery(queryOptions({
    queryKey: key,
    queryFn: async () => (await call('get', '/me/leaderboard', month === null ? {} : { query: { month } })).data as Leaderboard,
    enabled,
    meta: { persist: month === null },
    ...(month === null ? lastKnown<Leaderboard>(key) : {}),
  }))
}

/** Whether the others see me. Every board is asked for again. */
export async function showOnBoard(shown: boolean): Promise<void> {
  const whose = subjectId()
  const body = { shown }
  await sendOnce('board-membership', body, (idempotencyKey) => call('post', '/me/leaderboard/membership', { body, idempotencyKey }))
  await queryClient.invalidateQueries({ queryKey: ['mine', 'leaderboard', whose] })
}
