import { Card } from '../../components/Card'
import { Row } from '../../components/Row'
import type { Points } from '../../state/points'
import { brandDay, dayText } from '../../text/dates'
import { points } from '../../text/points'

/** Points set aside: they are neither available nor gone. */
export function HoldsCard({ held, holds, nowMs }: { held: number; holds: Points['holds']; nowMs: number }) {
  if (holds.length === 0) return null
  return (
    <Card title="预留的积分" aside={`共 ${points(held)}`}>
      {holds.map(({ holdId, points: set, label, releaseAt }) => (
        <Row
          key={holdId}
          icon="lock"
          title={`预留 ${points(set)}${label ? ` · ${label}` : ''}`}
          // Let go at midnight means the day before was the last to fetch it.
          note={`${dayText(brandDay(Date.parse(releaseAt) - 1), nowMs)}前没取会自动退回`}
        />
      ))}
    </Card>
  )
}
