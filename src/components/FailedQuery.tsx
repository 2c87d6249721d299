import { errorReference, errorWords, type ErrorCode } from '../text/errors'
import { ErrorState } from './ErrorState'

interface FailedQueryProps {
  error: { code: ErrorCode; requestId: string | null }
  onRetry: () => void
}

/** A whole screen that could not be fetched: what happened, that nothing is lost, and one way on. */
export function FailedQuery({ error, onRetry }: FailedQueryProps) {
  const { title, body } = errorWords(error.code)
  return <ErrorState title={title} body={body} code={errorReference(error)} onRetry={onRetry} />
}
