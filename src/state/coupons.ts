import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { lastKnown, queryClient } from './query-client'
import { signedInAs, useSubjectId } from './session'

const walletOf = async () => (await call('get', '/me/coupons')).data!

export type Coupon = components['schemas']['Coupon']
export type Wallet = Awaited<ReturnType<typeof walletOf>>

/** Source: GET /me/coupons. Only for members. */
export function useWallet(enabled = true) {
  const key = ['mine', 'coupons', useSubjectId()]
  return useQuery(queryOptions({ queryKey: key, queryFn: walletOf, enabled, meta: { persist: true }, ...lastKnown<Wallet>(key) }))
}

export async function setAutoRedeem(enabled: boolean): Promise<void> {
  await sendOnce(`auto-redeem:${signedInAs()?.subjectId ?? ''}`, { enabled }, (idempotencyKey) => call('post', '/me/auto-redeem', { body: { enabled }, idempotencyKey }))
  await queryClient.invalidateQueries({ queryKey: ['mine', 'coupons'] })
}
