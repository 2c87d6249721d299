import type { RuleVersion } from '../../loyalty/rules'
import { ruleSentences } from './rules'
import type { RuleSection } from './rules'

export interface RuleChange {
  id: string
  section: RuleSection
  title: string
  /** null: the rule is not there. */
  before: string | null
  after: string | null
}

/** What two versions say differently, sentence by sentence, in the order of the page. */
export function ruleChanges(before: RuleVersion, after: RuleVersion): RuleChange[] {
  const [old, fresh] = [ruleSentences(before), ruleSentences(after)]
  const changes = fresh.map(({ id, section, title, body }): RuleChange => {
    const was = old.find((sentence) => sentence.id === id)
    // A rule that was only called otherwise has changed too.
    const renamed = was !== undefined && was.title !== title
    return { id, section, title, before: was ? (renamed ? `${was.title}：${was.body}` : was.body) : null, after: renamed ? `${title}：${body}` : body }
  })
  const gone = old.filter(({ id }) => !fresh.some((sentence) => sentence.id === id)).map(({ body, ...sentence }) => ({ ...sentence, before: body, after: null }))
  return [...changes.filter((change) => change.before !== change.after), ...gone]
}
