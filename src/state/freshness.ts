import { toApiError, type ApiError } from '../api/problem'

interface QueryState {
  data: unknown
  error: unknown
  dataUpdatedAt: number
}

/** What a screen can show: nothing yet, the failure, or data that may be older than it should be. */
export interface Freshness {
  /** The failure when there is nothing to show instead. */
  failure: ApiError | null
  /** When the data on screen was fetched (UTC milliseconds), if asking again has failed since; else null. */
  staleSince: number | null
}

export function freshness(query: QueryState): Freshness {
  const hasData = query.data !== undefined
  const failed = query.error !== null && query.error !== undefined
  return {
    failure: failed && !hasData ? toApiError(query.error) : null,
    staleSince: failed && hasData ? query.dataUpdatedAt : null,
  }
}
