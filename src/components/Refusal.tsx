import type { ErrorCode, ErrorWords } from '../text/errors'
import { refusalWords } from '../text/refusals'
import { Note } from './Note'

interface Props {
  error: { code: ErrorCode; passing: boolean } | null
  /** Of the codes that only this feature meets, or that mean something narrower here. */
  words?: Partial<Record<ErrorCode, ErrorWords>>
}

/** What was refused and what to do. A write of which nothing was heard is safe to ask for again. */
export function Refusal({ error, words }: Props) {
  if (!error) return null
  const { title, body } = refusalWords(error.code, words)
  return <Note kind="alert" icon={error.passing ? 'off' : 'info'}>{title}。{error.passing ? '没等到回音，再点一次就好，同一件事不会做两遍。' : body}</Note>
}
