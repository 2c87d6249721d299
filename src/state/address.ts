import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type Address = components['schemas']['Address']

const addressKey = (whose: string | null) => ['mine', 'address', whose] as const

/** Source: GET /me/address, in full and never kept on the phone. Only for members. */
export function useAddress(enabled: boolean) {
  return useQuery(queryOptions({
    queryKey: addressKey(useSubjectId()),
    queryFn: async () => (await call('get', '/me/address')).data!,
    enabled,
  }))
}

/** Tells one address from another without being one. */
function traceOf(address: Address | null): string {
  let trace = 5381
  for (const letter of JSON.stringify(address)) trace = (Math.imul(trace, 33) ^ letter.charCodeAt(0)) >>> 0
  return trace.toString(36)
}

/** Keeps it, or with null forgets it. What is stored until the answer comes is a trace, not the address. */
export async function saveAddress(address: Address | null): Promise<void> {
  const whose = subjectId()
  const body = { address }
  const kept = await sendOnce(`address:${whose ?? ''}`, traceOf(address), async (idempotencyKey) => (await call('post', '/me/address', { body, idempotencyKey })).data!)
  if (subjectId() === whose) queryClient.setQueryData(addressKey(whose), kept)
  // Where a parcel would go is part of what a reward's screen was told.
  await queryClient.invalidateQueries({ queryKey: ['mine'] })
}
