import { errorReference, errorWords, type ErrorCode } from '../text/errors'
import { EmptyState } from './EmptyState'
import { ErrorState } from './ErrorState'

interface FailedQueryProps {
  error: { code: ErrorCode; requestId: string | null }
  onRetry: () => void
  /** Where asking again cannot help: to signing in. */
  onSignIn?: () => void
}

const needsSignIn: ErrorCode[] = ['NOT_SIGNED_IN', 'SESSION_EXPIRED', 'NOT_A_MEMBER']

/** A whole screen that could not be fetched: what happened, that nothing is lost, and one way on. */
export function FailedQuery({ error, onRetry, onSignIn }: FailedQueryProps) {
  const { title, body } = errorWords(error.code)
  if (onSignIn && needsSignIn.includes(error.code)) return <EmptyState title={title} body={body} action={error.code === 'NOT_A_MEMBER' ? '去入会' : '去登录'} onAction={onSignIn} />
  return <ErrorState title={title} body={body} code={errorReference(error)} onRetry={onRetry} />
}
