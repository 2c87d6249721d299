import type { paths } from '../../contract/types.gen'
import { wechatCode } from '../platform/identity'
import { ApiError, type ProblemCode } from './problem'
import { noteServerTime } from './server-clock'
import { forgetSession, keepSession, sessionStore, type Session } from './session'
import { isTimeout, timeouts, transport } from './transport'

type Method = 'get' | 'post'
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never }[keyof paths]
type Operation<M extends Method, P extends keyof paths> = paths[P][M]
type Json<R> = R extends { content: { 'application/json': infer Body } } ? Body : never
type Answer<O> = O extends { responses: infer R } ? Json<R[Extract<keyof R, 200 | 201 | 202>]> : never
type Body<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : undefined
type Query<O> = O extends { parameters: { query?: infer Q } } ? Q : undefined
type PathParams<O> = O extends { parameters: { path: infer P } } ? P : undefined

export interface CallOptions<O> {
  query?: Query<O>
  path?: PathParams<O>
  body?: Body<O>
  /** Required for every write; stored by the caller before it calls. */
  idempotencyKey?: string
  etag?: string
  headers?: Record<string, string>
}

export interface Called<T> {
  /** null when the answer is "unchanged since that etag". */
  data: T | null
  etag: string | null
}

const noAnswer = (failure: unknown): ApiError =>
  new ApiError(isTimeout(failure) ? 'TIMEOUT' : 'OFFLINE', 0)

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

async function send<O>(method: Method, path: string, options: CallOptions<O>, token: string | null): Promise<Called<Answer<O>>> {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((options.path as Record<string, unknown> | undefined)?.[name])))
  const headers: Record<string, string> = { ...options.headers }
  if (token) headers.Authorization = `Bearer ${token}`
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey
  if (options.etag) headers['If-None-Match'] = options.etag
  const answer = await transport
    .request<unknown>({ method, url, headers, params: options.query, data: options.body, timeout: timeouts.requestMs })
    .catch((failure: unknown) => {
      throw noAnswer(failure)
    })
  const header = (name: string) => (answer.headers as Record<string, string | undefined>)[name]
  noteServerTime(header('server-time'))
  if (answer.status === 304) return { data: null, etag: options.etag ?? null }
  const data = parse(answer.data)
  if (!isObject(data)) throw new ApiError('BAD_ANSWER', answer.status)
  if (answer.status >= 200 && answer.status < 300) return { data: data as Answer<O>, etag: header('etag') ?? null }
  if (typeof data.code !== 'string') throw new ApiError('BAD_ANSWER', answer.status)
  throw new ApiError(
    data.code as ProblemCode,
    answer.status,
    typeof data.requestId === 'string' ? data.requestId : null,
    typeof data.retryAfterSeconds === 'number' ? data.retryAfterSeconds : null,
  )
}

/** A code or a platform that does not vouch is 401 too, and no reason to sign anybody out. */
const sessionOver: unknown[] = ['NOT_SIGNED_IN', 'SESSION_EXPIRED']

let renewing: Promise<string | null> | null = null

/** A new token without asking anybody, or null. However many requests meet a 401, there is one login. */
function renewToken(): Promise<string | null> {
  renewing ??= (async () => {
    const { renewal } = sessionStore.getState()
    try {
      if (!renewal || renewal.provider === 'phone') throw new ApiError('NOT_SIGNED_IN', 401)
      const body = renewal.provider === 'demo' ? renewal : { provider: renewal.provider, code: await wechatCode() }
      // Signing in moves nothing, so this key need not outlive the app.
      const key = `renew-${Date.now()}-${Math.floor(Math.random() * 1e9)}`
      const { data } = await send<paths['/sessions']['post']>('post', '/sessions', { body, idempotencyKey: key }, null)
      keepSession(data as Session, renewal)
      return (data as Session).token
    } catch (failure) {
      // No network is no reason to sign anybody out.
      if (!(failure instanceof ApiError && failure.passing)) forgetSession()
      return null
    }
  })().finally(() => {
    // Not inside: what ends without waiting would end before it is kept, and be kept for good.
    renewing = null
  })
  return renewing
}

/** One call of the contract. Throws ApiError and nothing else. */
export async function call<M extends Method, P extends PathsWith<M>>(
  method: M,
  path: P,
  options: CallOptions<Operation<M, P>> = {},
): Promise<Called<Answer<Operation<M, P>>>> {
  const token = sessionStore.getState().session?.token ?? null
  try {
    return await send<Operation<M, P>>(method, path, options, token)
  } catch (failure) {
    if (!(failure instanceof ApiError && sessionOver.includes(failure.code) && token)) throw failure
    const current = sessionStore.getState().session?.token ?? null
    const fresh = current && current !== token ? current : await renewToken()
    if (!fresh) throw failure
    return send<Operation<M, P>>(method, path, options, fresh)
  }
}
