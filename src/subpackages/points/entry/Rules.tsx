import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Changes } from '../../../components/Changes'
import { ReceiptCard } from '../../../components/ReceiptCard'
import { Row } from '../../../components/Row'
import { openPage } from '../../../routes'
import type { LedgerEntryDetail } from '../../../state/points'
import type { RuleVersion } from '../../../state/programme'
import { points } from '../../../text/points'
import { ruleChanges } from '../../../text/rule-changes'
import { ruleSentences } from '../../../text/rules'
import { rulesBehind, rulesOf } from './behind'

interface OfEntry {
  detail: LedgerEntryDetail
  versions: RuleVersion[]
}

/** The rules that made an entry, in the words of that day. */
export function RulesOfThatDay({ detail, versions }: OfEntry) {
  const rule = versions.find(({ version }) => version === detail.ruleVersion)
  const ids = rulesBehind(detail)
  const told = rule ? ruleSentences(rule) : []
  // In the order in which they were at work.
  const sentences = ids.flatMap((wanted) => told.filter(({ id }) => id === wanted))
  return (
    <Card title="那天的规则" aside={`第 ${detail.ruleVersion} 版`}>
      {sentences.map(({ id, title, body }) => (
        <View key={id} className="entry-rule sub">
          <View className="entry-rule-title strong">{title}</View>
          <View className="grow muted">{body}</View>
        </View>
      ))}
      <Row title={`第 ${detail.ruleVersion} 版全文`} onClick={() => openPage('rules', { version: String(detail.ruleVersion) })} />
    </Card>
  )
}

/** The same purchase by the rules of today, and which of them make the difference. */
export function RulesOfToday({ detail, versions, tierNames }: OfEntry & { tierNames: Record<string, string> }) {
  const { entry, receipt, ruleVersion, underTodaysRules: today } = detail
  const [then, now] = [ruleVersion, today?.ruleVersion].map((wanted) => versions.find(({ version }) => version === wanted))
  if (!today || !then || !now) return null
  const ids = [...rulesOf(receipt, entry), ...rulesOf(today.receipt, entry)]
  const reasons = ruleChanges(then, now).filter(({ id }) => ids.includes(id))
  const same = today.points === entry.points
  return (
    <Card title={same ? '按今天的规则也一样' : `按今天的规则会是 ${points(today.points)}`} aside={`第 ${today.ruleVersion} 版`}>
      <ReceiptCard
        detail={{ ...detail, entry: { ...entry, points: today.points }, receipt: today.receipt, ruleVersion: today.ruleVersion, capToday: null, expiresOn: null }}
        tierNames={tierNames}
      />
      <Changes sides={['当时', '现行']} changes={reasons.map(({ id, title, before, after }) => ({ key: id, title, before, after }))} />
    </Card>
  )
}
