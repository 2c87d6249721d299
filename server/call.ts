import type { components, operations } from '../contract/types.gen'
import type { Context } from './context'
import type { Tx } from './database'

export type OperationId = keyof operations
type Role = components['schemas']['SessionRole']
export type Session = components['schemas']['Session']
/** A session before it is signed; this is what may be stored. */
export type Unsigned = Omit<Session, 'token'>

export interface Caller {
  subjectId: string
  /** shop: the online shop's own server, which has a secret and no session. */
  role: Role | 'shop'
}

type Operation<Id extends OperationId> = operations[Id]
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
export type Body<Id extends OperationId> = Operation<Id> extends { requestBody: infer Request } ? Json<Request> : undefined
export type Answer<Id extends OperationId> = Json<Operation<Id>['responses'][keyof Operation<Id>['responses'] & (200 | 201 | 202)]>

/** What the contract lets a request carry, checked before an operation sees it. */
export interface Request<Id extends OperationId> {
  caller: Caller | null
  body: Body<Id>
  query: NonNullable<Operation<Id>['parameters']['query']>
  params: NonNullable<Operation<Id>['parameters']['path']>
  idempotencyKey: string
  /** Whence it came, for those who try many codes. deviceId is what the app says of itself; atWork: signed in as staff, also where that counts as nobody. */
  from: { address: string; deviceId: string | null; atWork?: boolean }
}

export interface Call<Id extends OperationId> extends Request<Id> {
  context: Context
  /** One snapshot for reads, one transaction for writes. */
  tx: Tx
}

/** The caller of an operation that the contract closes to strangers. */
export function signedIn(call: { caller: Caller | null }): Caller {
  if (!call.caller) throw new Error('the contract lets nobody in without a session here')
  return call.caller
}
