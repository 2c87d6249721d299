import { Text, View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { money } from '../text/money'
import { points } from '../text/points'
import './DualTrack.scss'

type Schemas = components['schemas']
type Track = Schemas['Track']

const figure = {
  growth: points,
  spend: money,
}

/** Growth in growth, money in yuan; the second figure needs no second ¥. */
function reached({ kind, value, target }: Track): string {
  const of = figure[kind]
  return `${of(value)} / ${of(target).replace('¥', '')}`
}

/** Two roads to the next tier. Either is enough; the nearer comes first and is the one with colour. */
export function DualTrack({ progress }: { progress: Pick<Schemas['TierProgress'], 'current' | 'next' | 'tracks' | 'spendMonths'> }) {
  const { current, next, tracks, spendMonths } = progress
  const nameOf = (kind: Track['kind']) => (kind === 'spend' ? `近 ${spendMonths} 个月消费` : '成长值')
  if (!next) return null
  return (
    <View className={`dual-track tier-${current.tierId}`}>
      {tracks.map((track, index) => (
        <View key={track.kind} className={index === 0 ? 'track track-near' : 'track'}>
          <View className="track-line">
            <View className="sub">
              <Text className="track-name">{nameOf(track.kind)}</Text>{' '}
              <Text className="num muted">{reached(track)}</Text>
            </View>
            <View className="track-gap nw">{track.remaining > 0 ? `还差 ${figure[track.kind](track.remaining)}` : '已达到'}</View>
          </View>
          <View
            className="track-bar"
            role="progressbar"
            aria-valuenow={String(track.percent)}
            aria-label={nameOf(track.kind)}
          >
            <View className={`track-fill tier-${next.tierId}`} style={{ width: `${track.percent}%` }} />
          </View>
        </View>
      ))}
    </View>
  )
}
