import { Text, View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { money } from '../text/money'
import { points } from '../text/points'
import './DualTrack.scss'

type Schemas = components['schemas']
type Track = Schemas['Track']

const words = {
  growth: { name: '成长值', of: points, gap: points },
  spend: { name: '近 12 个月消费', of: money, gap: money },
}

/** Growth in growth, money in yuan; the second figure needs no second ¥. */
function reached({ kind, value, target }: Track): string {
  const { of } = words[kind]
  return `${of(value)} / ${of(target).replace('¥', '')}`
}

/** Two roads to the next tier. Either is enough; the nearer comes first and is the one with colour. */
export function DualTrack({ progress }: { progress: Pick<Schemas['TierProgress'], 'current' | 'next' | 'tracks'> }) {
  const { current, next, tracks } = progress
  if (!next) return null
  return (
    <View className={`dual-track tier-${current.tierId}`}>
      {tracks.map((track, index) => (
        <View key={track.kind} className={index === 0 ? 'track track-near' : 'track'}>
          <View className="track-line">
            <View className="sub">
              <Text className="track-name">{words[track.kind].name}</Text>{' '}
              <Text className="num muted">{reached(track)}</Text>
            </View>
            <View className="track-gap nw">{track.remaining > 0 ? `还差 ${words[track.kind].gap(track.remaining)}` : '已达到'}</View>
          </View>
          <View
            className="track-bar"
            role="progressbar"
            aria-valuenow={String(track.percent)}
            aria-label={`${words[track.kind].name} ${reached(track)}`}
          >
            <View className={`track-fill tier-${next.tierId}`} style={{ width: `${track.percent}%` }} />
          </View>
        </View>
      ))}
    </View>
  )
}
