import { focusManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { toApiError } from '../api/problem'
import { sessionStore } from '../api/session'
import { readStored, removeAllStored, writeStored } from '../platform/storage'

interface Stored<T> {
  data: T
  at: number
}

/** Keys ['mine', what, subjectId] hold what belongs to one person; what anyone may read has keys of its own. */
const MINE = ['mine']
const slotOf = (key: readonly unknown[]) => `query:${JSON.stringify(key)}`

/** Whether a query is public or belongs to who is signed in now; a late answer for somebody else is not kept. */
function isTheirs(key: readonly unknown[]): boolean {
  return key[0] !== MINE[0] || key[2] === (sessionStore.getState().session?.subjectId ?? null)
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
      staleTime: 5_000,
      gcTime: 30 * 60_000,
    },
  },
})

/** What a persisted query starts from: the last known answer and when it was fetched. */
export function lastKnown<T>(key: readonly unknown[]): { initialData?: T; initialDataUpdatedAt?: number } {
  const stored = readStored<Stored<T>>(slotOf(key))
  return stored ? { initialData: stored.data, initialDataUpdatedAt: stored.at } : {}
}

/**
 * Somebody else holds the phone now, or the same person as a member: nothing of before stays, on screen or stored.
 * What another person's key held is dropped: screens move on to the new key, and asking again for the old one would put
 * the new person's answer there. The same person's is reset, so that a page that lies beneath asks again.
 */
export function forgetMine(): void {
  removeAllStored(slotOf(MINE).slice(0, -1))
  queryClient.removeQueries({ queryKey: MINE, predicate: (query) => !isTheirs(query.queryKey) })
  void queryClient.resetQueries({ queryKey: MINE })
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
