import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { lastKnown, queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type Consents = components['schemas']['Consents']
export type Purpose = Consents['purposes'][number]
export type DataExport = components['schemas']['DataExport']
export type Cancellation = components['schemas']['Cancellation']

const consentsKey = (whose: string | null) => ['mine', 'consents', whose] as const
const cancellationKey = (whose: string | null) => ['mine', 'cancellation', whose] as const

/** Source: GET /me/consents. Only for members. */
export function useConsents(enabled: boolean) {
  const key = consentsKey(useSubjectId())
  const queryFn = async () => (await call('get', '/me/consents')).data as Consents
  return useQuery(queryOptions({ queryKey: key, queryFn, enabled, meta: { persist: true }, ...lastKnown<Consents>(key) }))
}

/** What a purpose governs changes with it, so everything of mine is asked for again. Errors: CONSENT_OUTDATED, CONSENT_REQUIRED, MEMBERSHIP_ENDING. */
export async function setConsent({ purpose, version }: Purpose, agreed: boolean): Promise<void> {
  const whose = subjectId()
  const body = { purpose, agreed, version }
  try {
    const consents = await sendOnce(`consent:${purpose}`, body, async (idempotencyKey) => (await call('post', '/me/consents', { body, idempotencyKey })).data as Consents)
    if (subjectId() === whose) queryClient.setQueryData<Consents>(consentsKey(whose), consents)
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['mine'] })
  }
}

/** Source: GET /me/export. Never kept on the phone: it is everything. */
export function useExport(enabled: boolean) {
  return useQuery(queryOptions({
    queryKey: ['mine', 'export', useSubjectId()],
    queryFn: async () => (await call('get', '/me/export')).data as DataExport,
    enabled,
    // Asked for on purpose, and by its own button again: it does not change under the reader.
    staleTime: Infinity,
    gcTime: 0,
  }))
}

/** Source: GET /me/cancellation: what would be lost, or when it ends. Only for members. */
export function useCancellation(enabled: boolean) {
  return useQuery(queryOptions({
    queryKey: cancellationKey(useSubjectId()),
    queryFn: async () => (await call('get', '/me/cancellation')).data as Cancellation,
    enabled,
  }))
}

/** However it ends, what it would take and how the membership stands are asked for again. */
async function change(name: string, body: object, send: (idempotencyKey: string) => Promise<{ data: unknown }>): Promise<Cancellation> {
  const whose = subjectId()
  try {
    const changed = await sendOnce(name, body, async (idempotencyKey) => (await send(idempotencyKey)).data as Cancellation)
    if (subjectId() === whose) queryClient.setQueryData<Cancellation>(cancellationKey(whose), changed)
    return changed
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['mine'] })
  }
}

/** What is confirmed is what was shown. Errors: CANCELLATION_CHANGED, CANCELLATION_BLOCKED. */
export function cancelMembership({ lost: { points, coupons } }: Cancellation): Promise<Cancellation> {
  const body = { points, coupons }
  return change('cancellation', body, (idempotencyKey) => call('post', '/me/cancellation', { body, idempotencyKey }))
}

/** Everything is as it was. */
export function returnToMembership(): Promise<Cancellation> {
  return change('return', {}, (idempotencyKey) => call('post', '/me/cancellation/return', { body: {}, idempotencyKey }))
}
