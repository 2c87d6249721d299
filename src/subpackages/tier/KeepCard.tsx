import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { DualTrack } from '../../components/DualTrack'
import { Note } from '../../components/Note'
import type { MyTier } from '../../state/tier'
import { brandDay, dayText } from '../../text/dates'
import { eitherLack } from './words'

/** What keeps the tier, and what happens if nothing does: said long before, and in words. */
export function KeepCard({ mine, nowMs }: { mine: MyTier; nowMs: number }) {
  const { progress, keep, rule } = mine
  const { current, graceUntil, validUntil, spendMonths } = progress
  if (!keep || !validUntil) return null
  const { kept, lastDay, daysLeft, graceDays, tracks, fallsTo } = keep
  const last = dayText(lastDay, nowMs)
  const termEnd = dayText(brandDay(Date.parse(validUntil) - 1), nowMs)
  const fall = fallsTo ? `最多降一级，到${fallsTo.name}` : '等级不变'
  const aside = daysLeft > 0 ? `还有 ${daysLeft} 天` : '今天是最后一天'

  if (kept) {
    return (
      <Card title="保级" aside={`到 ${last}`}>
        <View className="sub muted">已经达成。到期那天会续 {rule.tierValidMonths} 个月，什么也不用做。</View>
      </Card>
    )
  }
  return (
    <Card title={graceUntil ? '宽限期' : '保级'} aside={aside}>
      <View className="sub muted keep-lack">保级还差 {eitherLack(tracks)}，走通一条就行。</View>
      <DualTrack progress={{ current, next: current, tracks, spendMonths }} />
      {graceUntil ? (
        <Note kind="alert" icon="clock">
          {current.name}在 {termEnd}到期，先为你保留到 {last}。补上一条就续上；没补上，{fall}。
        </Note>
      ) : (
        <View className="sub muted mt12">
          这是到 {last}那天的样子，只算那时还在近 {spendMonths} 个月内的消费。没补上也不会马上降：先保留 {graceDays} 天，之后{fall}。
        </View>
      )}
    </Card>
  )
}
