import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { shortDay, yearText } from '../text/dates'
import { points } from '../text/points'
import './ExpiryBars.scss'

type Expiring = components['schemas']['Expiring']

const SHOWN = 5
const TALLEST = 68

interface ExpiryBarsProps {
  /** Soonest first; what lies beyond the fifth is summed into the last bar. */
  expiries: Expiring[]
  nowMs: number
  /** The first bar is coloured when it is this near. */
  noticeDays?: number
}

export function ExpiryBars({ expiries, nowMs, noticeDays = 60 }: ExpiryBarsProps) {
  const bars = expiries.slice(0, SHOWN)
  const beyond = expiries.slice(SHOWN)
  if (beyond.length > 0) {
    const last = bars[SHOWN - 1]
    bars[SHOWN - 1] = { ...last, points: beyond.reduce((sum, { points }) => sum + points, last.points) }
  }
  const most = Math.max(...bars.map((bar) => bar.points))
  return (
    <View className="expiry-bars">
      {bars.map((bar, index) => {
        const year = yearText(bar.expiresOn, nowMs)
        const sameYear = index > 0 && yearText(bars[index - 1].expiresOn, nowMs) === year
        const later = beyond.length > 0 && index === SHOWN - 1
        const soon = index === 0 && bar.daysLeft <= noticeDays
        return (
          <View key={bar.expiresOn} className={soon ? 'expiry-bar expiry-soon' : 'expiry-bar'}>
            <View className="expiry-points num">{points(bar.points)}</View>
            <View className="expiry-column" style={{ height: `${Math.max(8, Math.round((bar.points / most) * TALLEST))}px` }} />
            <View className="num">{shortDay(bar.expiresOn)}</View>
            <View className="nw">{later ? '及以后' : sameYear ? ' ' : year}</View>
          </View>
        )
      })}
    </View>
  )
}
