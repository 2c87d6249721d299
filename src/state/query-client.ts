import { focusManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { toApiError } from '../api/problem'
import { readStored, removeStored, writeStored } from '../platform/storage'

interface Stored<T> {
  data: T
  at: number
}

const slotOf = (key: readonly unknown[]) => `query:${JSON.stringify(key)}`

/** Queries marked meta.persist are written to the phone as they arrive, so the next start paints before it asks. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onSuccess(data, query) {
      if (query.meta?.persist) writeStored(slotOf(query.queryKey), { data, at: query.state.dataUpdatedAt || Date.now() })
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

export function forgetStored(key: readonly unknown[]): void {
  removeStored(slotOf(key))
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
