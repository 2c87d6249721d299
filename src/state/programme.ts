import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api/client'
import { lastKnown } from './query-client'

const programmeOf = async () => (await call('get', '/programme')).data!
const rulesOf = async () => (await call('get', '/programme/rules')).data!

export type Programme = Awaited<ReturnType<typeof programmeOf>>
export type Rules = Awaited<ReturnType<typeof rulesOf>>
export type RuleVersion = Rules['versions'][number]

/** Source: GET /programme; anyone may read it. */
export function useProgramme() {
  const key = ['programme']
  return useQuery(queryOptions({ queryKey: key, queryFn: programmeOf, meta: { persist: true }, ...lastKnown<Programme>(key) }))
}

/** Source: GET /programme/rules; anyone may read it. */
export function useRules(enabled = true) {
  const key = ['rules']
  return useQuery(queryOptions({ queryKey: key, queryFn: rulesOf, enabled, meta: { persist: true }, ...lastKnown<Rules>(key) }))
}
