import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { pressable } from '../../components/pressable'
import { Icon } from '../../components/Icon'
import { openPage } from '../../routes'
import type { PointsInsight } from '../../state/points'
import { points } from '../../text/points'
import { groupWords } from './groups'
import './SourcesCard.scss'

/** Where the points of a year came from, and what became of them. Each line leads to its entries. */
export function SourcesCard({ insight }: { insight: PointsInsight }) {
  const sources = insight.sources.filter((source) => source.points > 0)
  const uses = insight.uses.filter((use) => use.points > 0)
  const total = sources.reduce((sum, source) => sum + source.points, 0)
  if (total === 0) return null
  const share = (part: number) => Math.round((part * 100) / total)
  const told = sources.map((source) => `${groupWords[source.group]}${points(source.points)}，占${share(source.points)}%`).join('；')
  return (
    <Card title="积分来源" aside="近 12 个月">
      <View className="sources-bar" role="img" aria-label={told}>
        {sources.map(({ group, points: part }) => <View key={group} className={`sources-part sources-${group}`} style={{ width: `${(part * 100) / total}%` }} />)}
      </View>
      {sources.map(({ group, points: part }) => (
        <View key={group} className="sources-line" onClick={() => openPage('ledger', { group })} {...pressable(undefined, 'link')}>
          <View className={`sources-dot sources-${group}`} />
          <View className="grow">{groupWords[group]}</View>
          <View className="num muted">{share(part)}%</View>
          <View className="num sources-sum">{points(part)}</View>
          <Icon name="right" size="s" />
        </View>
      ))}
      {uses.length > 0 && (
        <View className="sub muted mt8">去处：{uses.map(({ group, points: part }) => `${groupWords[group]} ${points(part)}`).join(' · ')}</View>
      )}
    </Card>
  )
}
