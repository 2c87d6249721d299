import { call } from '../api/client'
import { whose } from './query-client'
import { sessionStore } from '../api/session'
import { readStored, writeStored } from '../platform/storage'
import type { components } from '../../contract/types.gen'
import type { Link } from '../../loyalty/chain'

export type SealedEntry = components['schemas']['SealedEntry']

/** Source: GET /me/points/chain, oldest first. Never kept: what is checked comes fresh from the server. */
export async function chainAfter(after: number, limit = 200) {
  return (await call('get', '/me/points/chain', { query: { after, limit } })).data!
}

/** Source: GET /me/points, what the server says the balance is at this moment. */
export async function balanceNow(): Promise<number> {
  return (await call('get', '/me/points')).data!.balance.available
}

const slot = () => `chain:${whose(sessionStore.getState().session)}`

/** The newest entry this phone has found to hold. It stays when its owner signs out: a past rewritten meanwhile is found too. */
export const lastVerified = () => readStored<Link>(slot())
export const keepVerified = (link: Link) => writeStored(slot(), link)
