import { questions } from '../../../brand/guide'
import type { RuleVersion } from '../../state/programme'
import { ruleSentences } from '../../text/rules'

export interface Answered {
  question: string
  keywords: string[]
  answer: string
}

/** The brand's questions with their answers; those that need rules take them from these, and are left out where the rules know nothing of it. */
export function answeredQuestions(rule: RuleVersion | null): Answered[] {
  const sentences = new Map(rule ? ruleSentences(rule).map(({ id, body }) => [id, body]) : [])
  return questions.flatMap(({ question, keywords, answer }) => {
    const text = typeof answer === 'string' ? answer : answer.rules.flatMap((id) => sentences.get(id) ?? []).join('')
    return text ? [{ question, keywords, answer: text }] : []
  })
}

const plain = (text: string) => text.toLowerCase().replace(/\s/g, '')

/** Those that hold what was typed, anywhere; spaces and letter case do not matter. */
export function search(answered: Answered[], typed: string): Answered[] {
  const wanted = plain(typed)
  return answered.filter(({ question, keywords, answer }) => [question, answer, ...keywords].some((text) => plain(text).includes(wanted)))
}
