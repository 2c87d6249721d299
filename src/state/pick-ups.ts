import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'

export type PickUp = components['schemas']['PickUp']

/** Asked once and not again by itself: wrong codes are counted. Errors: CODE_UNKNOWN, CODE_TRIES_SPENT. */
export async function findPickUp(code: string): Promise<PickUp> {
  return (await call('get', '/staff/pick-ups/{code}', { path: { code } })).data as PickUp
}

/** Errors: CODE_UNKNOWN, CODE_USED, CODE_EXPIRED. */
export async function collectPickUp(code: string): Promise<PickUp> {
  return sendOnce(`pick-up:${code}`, {}, async (idempotencyKey) =>
    (await call('post', '/staff/pick-ups/{code}/collection', { path: { code }, body: {}, idempotencyKey })).data as PickUp)
}
