import type { ApiError } from '../../api/problem'
import { Note } from '../../components/Note'
import { refusalWords } from '../../text/refusals'

/** What was refused and what to do. A write of which nothing was heard is safe to ask for again. */
export function Refusal({ error }: { error: ApiError | null }) {
  if (!error) return null
  const { title, body } = refusalWords(error.code)
  return <Note kind="alert" icon={error.passing ? 'off' : 'info'}>{title}。{error.passing ? '没等到回音，再点一次就好，同一件事不会做两遍。' : body}</Note>
}
