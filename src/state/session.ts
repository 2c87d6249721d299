import { useStore } from 'zustand'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { forgetSession, keepSession, sessionStore, type Renewal, type Session } from '../api/session'
import { hasSilentLogin, wechatCode } from '../platform/identity'
import { forgetMine, whose } from './query-client'

type SessionRequest =
  | { provider: 'wechat'; code: string }
  | { provider: 'demo'; person: string }
  | { provider: 'phone'; phone: string; code: string }

/** Who the phone is signed in as; null is nobody. */
export function useSession(): Session | null {
  return useStore(sessionStore, (state) => state.session)
}

/** Whose data a screen shows, as query keys name the subject; it changes with the session, and the queries with it. */
export function useSubjectId(): string | null {
  return useStore(sessionStore, (state) => whose(state.session))
}

/** The same outside of a screen. */
export const subjectId = () => whose(sessionStore.getState().session)

export function signedInAs(): Session | null {
  return sessionStore.getState().session
}

export function becomeSomeone(session: Session, renewal: Renewal): void {
  keepSession(session, renewal)
  forgetMine()
}

async function signIn(body: SessionRequest, renewal: Renewal): Promise<Session> {
  const session = await sendOnce('session', body, async (idempotencyKey) => {
    const { data } = await call('post', '/sessions', { body, idempotencyKey })
    return data as Session
  })
  becomeSomeone(session, renewal)
  return session
}

/** Errors: PROVIDER_REFUSED, PROVIDER_UNAVAILABLE, NOT_FOUND outside the demo. */
export const signInAsDemo = (person: string) => signIn({ provider: 'demo', person }, { provider: 'demo', person })

/** Errors: PHONE_CODE_WRONG, PHONE_CODE_EXPIRED, TOO_MANY_REQUESTS. */
export const signInByPhone = (phone: string, code: string) =>
  signIn({ provider: 'phone', phone, code }, { provider: 'phone' })

/** Where the platform vouches for the person nothing is asked; elsewhere the caller needs a phone code. */
export async function signInSilently(): Promise<Session | null> {
  const current = signedInAs()
  if (current) return current
  if (!hasSilentLogin) return null
  return signIn({ provider: 'wechat', code: await wechatCode() }, { provider: 'wechat' })
}

/** Instants are UTC. Errors: TOO_MANY_REQUESTS. */
export async function sendPhoneCode(phone: string): Promise<{ expiresAt: string; resendAt: string }> {
  return sendOnce('phone-code', { phone }, async (idempotencyKey) => {
    const { data } = await call('post', '/sessions/phone-codes', { body: { phone }, idempotencyKey })
    return data as { expiresAt: string; resendAt: string }
  })
}

export function signOut(): void {
  forgetSession()
  forgetMine()
}
