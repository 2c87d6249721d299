import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import type { Points } from '../../state/points'
import { points } from '../../text/points'

/** What the day still has room for, as a bar and in words. */
export function DayCap({ today: { earned, cap } }: { today: Points['today'] }) {
  const room = Math.max(0, cap - earned)
  return (
    <Card title="今天的上限" aside={`${points(earned)} / ${points(cap)}`}>
      <View className="points-cap" role="progressbar" aria-valuenow={String(earned)} aria-label={`今天已计入 ${earned}，上限 ${cap}`}>
        <View style={{ width: `${Math.min(100, (earned * 100) / Math.max(1, cap))}%` }} className="points-cap-fill" />
      </View>
      <View className="sub muted mt8">{room > 0 ? `今天还能计入 ${points(room)}，明天零点重新算` : '今天已经满了，明天零点重新算'}</View>
    </Card>
  )
}
