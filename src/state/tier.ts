import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api/client'
import { lastKnown } from './query-client'
import { useSubjectId } from './session'

const tierOf = async () => (await call('get', '/me/tier')).data!
const benefitsOf = async () => (await call('get', '/me/benefits')).data!

export type MyTier = Awaited<ReturnType<typeof tierOf>>
export type MyBenefits = Awaited<ReturnType<typeof benefitsOf>>

/** Source: GET /me/tier. Only for members. */
export function useMyTier(enabled: boolean) {
  const key = ['mine', 'tier', useSubjectId()]
  return useQuery(queryOptions({ queryKey: key, queryFn: tierOf, enabled, meta: { persist: true }, ...lastKnown<MyTier>(key) }))
}

/** Source: GET /me/benefits. Only for members. */
export function useMyBenefits(enabled: boolean) {
  const key = ['mine', 'benefits', useSubjectId()]
  return useQuery(queryOptions({ queryKey: key, queryFn: benefitsOf, enabled, meta: { persist: true }, ...lastKnown<MyBenefits>(key) }))
}
