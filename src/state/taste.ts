import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { lastKnown, queryClient } from './query-client'
import { useSubjectId } from './session'

export type Taste = components['schemas']['Taste']

/** Source: GET /me/taste. Only for members. */
export function useTaste(enabled: boolean) {
  const key = ['mine', 'taste', useSubjectId()]
  const queryFn = async () => (await call('get', '/me/taste')).data as Taste
  return useQuery(queryOptions({ queryKey: key, queryFn, enabled, meta: { persist: true }, ...lastKnown<Taste>(key) }))
}

export async function setTaste(chosen: string[]): Promise<void> {
  const body = { chosen }
  await sendOnce('taste', body, (idempotencyKey) => call('post', '/me/taste', { body, idempotencyKey }))
  await queryClient.invalidateQueries({ queryKey: ['mine'] })
}
