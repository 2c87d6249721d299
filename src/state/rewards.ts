import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { lastKnown } from './query-client'
import { useSubjectId } from './session'

const mallOf = async () => (await call('get', '/rewards')).data!

export type Reward = components['schemas']['Reward']
export type Price = Reward['prices'][number]
export type Mall = Awaited<ReturnType<typeof mallOf>>

/** Source: GET /rewards. Anyone may look; what can be had is the member's own. */
export function useMall() {
  const key = ['mine', 'rewards', useSubjectId()]
  return useQuery(queryOptions({ queryKey: key, queryFn: mallOf, meta: { persist: true }, ...lastKnown<Mall>(key) }))
}

/** The rewards of these ids, in their order. */
export const named = (mall: Mall, ids: string[]) => ids.flatMap((id) => mall.rewards.find(({ rewardId }) => rewardId === id) ?? [])
