import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type Shipment = components['schemas']['Shipment']

const shipmentsKey = (whose: string | null) => ['mine', 'shipments', whose] as const

/** Source: GET /staff/shipments, the oldest first. Addresses are not kept on the phone. Only for staff. */
export function useShipments(enabled: boolean) {
  return useQuery(queryOptions({
    queryKey: shipmentsKey(useSubjectId()),
    queryFn: async () => (await call('get', '/staff/shipments')).data!,
    enabled,
  }))
}

/** Errors: NOT_FOUND, ALREADY_SHIPPED with another number, CODE_EXPIRED when it was cancelled. The list is asked for again. */
export async function sendShipment({ redemptionId, memberId }: Shipment, carrier: string, trackingNumber: string): Promise<void> {
  const whose = subjectId()
  const body = { memberId, carrier, trackingNumber }
  try {
    await sendOnce(`shipment:${redemptionId}`, body, (idempotencyKey) => call('post', '/staff/shipments/{redemptionId}/shipment', { path: { redemptionId }, body, idempotencyKey }))
  } finally {
    await queryClient.invalidateQueries({ queryKey: shipmentsKey(whose) })
  }
}
