import type { components } from '../../contract/types.gen'

export type ProblemCode = components['schemas']['ProblemCode']

/** The contract's codes, and the three ways of getting no usable answer at all. */
export type ErrorCode = ProblemCode | 'OFFLINE' | 'TIMEOUT' | 'BAD_ANSWER'

/** What every failed call throws. requestId is what support needs to find it; field names the refused part, if one was. */
export class ApiError extends Error {
  override name = 'ApiError'

  constructor(
    readonly code: ErrorCode,
    readonly status: number,
    readonly requestId: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(code)
  }

  /** Whether the server may never have seen the request, or may do better in a moment. */
  get passing(): boolean {
    return this.code === 'OFFLINE' || this.code === 'TIMEOUT' || this.code === 'BAD_ANSWER' || this.status >= 500
  }
}

/** Any failure as an ApiError, so that a screen never meets a bare exception. */
export function toApiError(failure: unknown): ApiError {
  return failure instanceof ApiError ? failure : new ApiError('BAD_ANSWER', 0)
}
