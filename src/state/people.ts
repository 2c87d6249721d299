import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api/client'

/** Source: GET /demo/people; NOT_FOUND outside the demo. */
export function useDemoPeople() {
  return useQuery(queryOptions({
    queryKey: ['demo-people'],
    queryFn: async () => (await call('get', '/demo/people')).data!,
    staleTime: Infinity,
  }))
}
