import type { ApiError } from '../../api/problem'
import { Note } from '../../components/Note'
import { refusalWords } from '../../text/refusals'
import { activities } from '../../text/refusals/activities'

/** What was refused and what to do; nothing while all is well. */
export function Refusal({ error }: { error: ApiError | null }) {
  if (!error) return null
  const { title, body } = refusalWords(error.code, activities)
  return <Note kind="alert">{title}。{body}</Note>
}
