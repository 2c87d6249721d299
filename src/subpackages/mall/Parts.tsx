import { View } from '@tarojs/components'
import type { components } from '../../../contract/types.gen'
import { dayText } from '../../text/dates'
import { points } from '../../text/points'

type Expiring = components['schemas']['Expiring']

interface PartsProps {
  from: Expiring[]
  available: number
  after: number
  /** The soonest of them are about to lapse. */
  lapsing: boolean
  nowMs: number
}

/** Points by when they lapse, in two parts: the soonest, and all the rest. */
function twoParts([soonest, ...later]: Expiring[], nowMs: number): { points: number; words: string }[] {
  const parts = [{ points: soonest.points, words: `先用 ${dayText(soonest.expiresOn, nowMs)} 过期的` }]
  if (later.length === 0) return parts
  const rest = later.reduce((sum, part) => sum + part.points, 0)
  return [...parts, { points: rest, words: `再用 ${dayText(later[0].expiresOn, nowMs)} ${later.length > 1 ? '起' : ''}过期的` }]
}

/** Which points go first, and what is left. */
export function Parts({ from, available, after, lapsing, nowMs }: PartsProps) {
  const parts = twoParts(from, nowMs)
  return (
    <View className="parts">
      <View className={lapsing ? 'parts-bar parts-lapsing' : 'parts-bar'} aria-hidden="true">
        {parts.map((part) => <View key={part.words} className="parts-part" style={{ flexGrow: part.points }} />)}
      </View>
      {parts.map((part) => (
        <View key={part.words} className="line between reward-fact">
          <View className="line"><View className="parts-dot" />{part.words}</View>
          <View className="num">{points(part.points)}</View>
        </View>
      ))}
      <View className="line between reward-fact parts-after">
        <View className="muted">兑后还剩</View>
        <View className="t3 num">{`${points(available)} → ${points(after)}`}</View>
      </View>
    </View>
  )
}
