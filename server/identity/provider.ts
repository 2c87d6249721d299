import type { operations } from '../../contract/types.gen'
import type { Tx } from '../database'

export type SessionRequest = operations['createSession']['requestBody']['content']['application/json']

/** Somebody a provider vouches for. */
export interface Vouched {
  kind: SessionRequest['provider']
  subject: string
  /** The same person by the id that all apps of one WeChat account share; whoever is known by it is found by it. */
  also?: { kind: 'union'; subject: string }
  /** Uses up what proved it, in the transaction that makes the session; a proof serves once. */
  useUp?(tx: Tx): Promise<void>
}

/** Answers who is asking, or throws a Problem. */
export type IdentityProvider = (request: SessionRequest) => Promise<Vouched>

/** Answers whose phone a code of the platform's phone button is of, or throws a Problem. */
export type PhoneProvider = (code: string) => Promise<Vouched>

export interface Sms {
  send(phone: string, code: string): Promise<void>
}

export interface Providers {
  wechat: IdentityProvider
  phone: IdentityProvider
  demo: IdentityProvider
  wechatPhone: PhoneProvider
  /** null: no way to send one is configured. */
  sms: Sms | null
}
