import { randomInt, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { components } from '../../contract/types.gen'
import { speakHttp } from '../stand-ins/http'

type Session = components['schemas']['Session']

export function backendOrigin(): string {
  const origin = process.env.TEST_BACKEND
  if (!origin) throw new Error('no backend runs; jest starts one for this project')
  return origin
}

/** A call of the contract by a test itself, to prepare or to compare. */
export async function ask<T>(path: string, options: { token?: string; body?: unknown; method?: string; from?: string } = {}): Promise<T> {
  const answer = await speakHttp({
    url: `${backendOrigin()}/v1${path}`,
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    data: options.body,
    header: {
      ...(options.body === undefined ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
      ...(options.from ? { 'X-Forwarded-For': options.from } : {}),
      ...(options.token ? { Authorization: `Bearer ${options.token}` } : {}),
    },
  })
  if (answer.statusCode >= 400) throw new Error(`${path} answered ${answer.statusCode}: ${JSON.stringify(answer.data)}`)
  return answer.data as T
}

const sessions = new Map<string, Promise<Session>>()

/** One session a person: the backend limits how often an address may sign in. */
export function signInAs(person: string): Promise<Session> {
  const session = sessions.get(person) ?? ask<Session>('/sessions', { body: { provider: 'demo', person } })
  sessions.set(person, session)
  return session
}

/** The latest one-time code that the demo's SMS sender has printed for a phone. */
export async function printedCode(phone: string): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const lines = readFileSync(process.env.TEST_BACKEND_LOG ?? '', 'utf8').split('\n').filter((line) => line.includes(phone))
    const code = lines.reverse().map((line) => line.replace(phone, '').match(/\b\d{6}\b/)?.[0]).find(Boolean)
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server printed no code for this phone')
}

/** What the app keeps of a session: put into a phone's storage, the phone is signed in. */
export function storedSession(session: Session, person: string): [key: string, value: string] {
  return ['mc:session', JSON.stringify({ session, renewal: { provider: 'demo', person } })]
}

/** Somebody who has just joined by phone, and what a phone would keep of the session. Each comes from an address of their own. */
export async function newMember(): Promise<{ session: Session; stored: [key: string, value: string] }> {
  const phone = String(13_600_000_000 + randomInt(100_000_000))
  const from = `10.${phone.slice(-6).replace(/(..)(..)(..)/, '$1.$2.$3').replace(/\b0(?=\d)/g, '')}`
  await ask('/sessions/phone-codes', { body: { phone }, from })
  const { token } = await ask<Session>('/sessions', { body: { provider: 'phone', phone, code: await printedCode(phone) }, from })
  const { invitation } = await ask<{ invitation: { consentVersion: string } }>('/programme')
  const { session } = await ask<{ session: Session }>('/members', { token, body: { consent: { version: invitation.consentVersion }, channel: 'app' } })
  return { session, stored: ['mc:session', JSON.stringify({ session, renewal: { provider: 'phone' } })] }
}
