import { toApiError, type ApiError } from '../api/problem'

interface QueryState {
  data: unknown
  error: unknown
  dataUpdatedAt: number
  refetch: () => Promise<unknown>
}

/** Data on screen that could not be confirmed: since when (UTC milliseconds), and whether for want of a network. */
export interface Stale {
  since: number
  offline: boolean
}

/** What a screen has to say about its data: the failure when there is nothing to show, or how old what it shows is. */
export function freshness(query: QueryState): { failure: ApiError | null; stale: Stale | null; retry: () => void } {
  const error = query.error ? toApiError(query.error) : null
  const hasData = query.data !== undefined
  return {
    failure: error && !hasData ? error : null,
    stale: error && hasData ? { since: query.dataUpdatedAt, offline: error.code === 'OFFLINE' } : null,
    retry: () => void query.refetch(),
  }
}
