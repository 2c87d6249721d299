import { createStore } from 'zustand/vanilla'
import type { components } from '../../contract/types.gen'
import { readStored, removeStored, writeStored } from '../platform/storage'

export type Session = components['schemas']['Session']

/** How this session came about, as far as it can be had again without asking anybody. */
export type Renewal = { provider: 'wechat' } | { provider: 'demo'; person: string } | { provider: 'phone' }

interface SessionState {
  session: Session | null
  renewal: Renewal | null
}

const KEY = 'session'

export const sessionStore = createStore<SessionState>(() => readStored<SessionState>(KEY) ?? { session: null, renewal: null })

export function keepSession(session: Session, renewal: Renewal): void {
  writeStored(KEY, { session, renewal })
  sessionStore.setState({ session, renewal })
}

export function forgetSession(): void {
  removeStored(KEY)
  sessionStore.setState({ session: null, renewal: null })
}
