import { focusManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { toApiError } from '../api/problem'
import { sessionStore, type Session } from '../api/session'
import { readStored, removeAllStored, writeStored } from '../platform/storage'

interface Stored<T> {
  data: T
  at: number
}

/** Keys ['mine', what, whose] hold what belongs to one person; what anyone may read has keys of its own. */
const MINE = ['mine']

/** A visitor who joins keeps the subject id, yet what was said to the visitor is not the member's: the role is part of it. */
export function whose(session: Session | null): string | null {
  return session && `${session.role}:${session.subjectId}`
}

/** So long an answer is not asked for again. */
const freshMs = 5_000

const slotOf = (key: readonly unknown[]) => `query:${JSON.stringify(key)}`

/** Whether a query is public or belongs to who is signed in now; a late answer for somebody else is not kept. */
function isTheirs(key: readonly unknown[]): boolean {
  return key[0] !== MINE[0] || key[2] === whose(sessionStore.getState().session)
}

/** Queries marked meta.persist are written to the phone as they arrive, so the next start paints before it asks. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onSuccess(data, query) {
      if (query.meta?.persist && isTheirs(query.queryKey)) writeStored(slotOf(query.queryKey), { data, at: query.state.dataUpdatedAt || Date.now() })
    },
  }),
  defaultOptions: {
    queries: {
      // Being offline is an answer too: the screen says so at once and does not wait in silence.
      networkMode: 'always',
      retry: (count, failure) => count < 1 && toApiError(failure).passing && toApiError(failure).code !== 'OFFLINE',
      retryDelay: 600,
      staleTime: freshMs,
      gcTime: 30 * 60_000,
    },
  },
})

/**
 * What a persisted query starts from: the last known answer and when it was fetched. However late that was, it is asked for
 * again: a tap may have come after it, and the app's end before its answer; or the phone's clock was put back.
 */
export function lastKnown<T>(key: readonly unknown[]): { initialData?: T; initialDataUpdatedAt?: number } {
  const stored = readStored<Stored<T>>(slotOf(key))
  return stored ? { initialData: stored.data, initialDataUpdatedAt: Math.min(stored.at, Date.now() - freshMs) } : {}
}

/**
 * Somebody else holds the phone now, or the same person as a member: nothing of before stays, on screen or stored.
 * Screens have moved on to keys of the new person; what was asked for under the old ones ends with them.
 */
export function forgetMine(): void {
  removeAllStored(slotOf(MINE).slice(0, -1))
  queryClient.removeQueries({ queryKey: MINE, predicate: (query) => !isTheirs(query.queryKey) })
  void queryClient.invalidateQueries({ queryKey: MINE })
}

/**
 * Asks again for what a write has moved, or may have when no answer came; what is not on screen is asked for when it is. An
 * answer under way was asked for before: it is not waited for, not even the first, which to be outdated would not end.
 */
export async function askAgain(whose: string | null, nouns: readonly string[]): Promise<void> {
  await Promise.all(nouns.map(async (noun) => {
    const queryKey = [...MINE, noun, whose]
    await queryClient.cancelQueries({ queryKey })
    await queryClient.invalidateQueries({ queryKey })
  }))
}

/** The app came back to the front: what is on screen is asked for again. */
export function appShown(): void {
  focusManager.setFocused(true)
}

export function appHidden(): void {
  focusManager.setFocused(false)
}

export function networkReturned(): void {
  void queryClient.refetchQueries({ type: 'active' })
}
