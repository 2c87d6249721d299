import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { serverNow } from '../api/server-clock'
import { useSubjectId } from './session'

export type VisitCode = components['schemas']['VisitCode']

/** After the last code has ended, and again soon when that one could not be had. */
const untilNext = (shown: VisitCode | undefined) => (shown ? Math.max(2_000, Date.parse(shown.until) - serverNow() + 300) : 5_000)

/** Source: GET /staff/visit-code, asked again when there is another. Only for staff. */
export function useVisitCode(enabled: boolean) {
  return useQuery(queryOptions({
    queryKey: ['mine', 'visit-code', useSubjectId()],
    queryFn: async () => (await call('get', '/staff/visit-code')).data as VisitCode,
    enabled,
    refetchInterval: ({ state }) => untilNext(state.data),
  }))
}
