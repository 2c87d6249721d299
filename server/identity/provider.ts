import type { operations } from '../../contract/types.gen'
import type { Tx } from '../database'

export type SessionRequest = operations['createSession']['requestBody']['content']['application/json']

/** Somebody a provider vouches for. */
export interface Vouched {
  kind: SessionRequest['provider']
  subject: string
  /** Uses up what proved it, in the transaction that makes the session; a proof serves once. */
  useUp?(tx: Tx): Promise<void>
}

/** Answers who is asking, or throws a Problem. */
export type IdentityProvider = (request: SessionRequest) => Promise<Vouched>

export interface Sms {
  send(phone: string, code: string): Promise<void>
}

export interface Providers {
  wechat: IdentityProvider
  phone: IdentityProvider
  demo: IdentityProvider
  /** null: no way to send one is configured. */
  sms: Sms | null
}
