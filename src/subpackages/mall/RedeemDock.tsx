import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import type { Reward } from '../../state/rewards'
import { opensText } from '../../text/rewards'
import { points } from '../../text/points'

interface RedeemDockProps {
  reward: Reward
  availableAfter: number | null
  isMember: boolean
  busy: boolean
  /** The server has said which points would go. */
  ready: boolean
  /** One was sent and not heard of: asking again is always safe. */
  unheard: boolean
  onRedeem: () => void
  onJoin: () => void
}

export function RedeemDock({ reward, availableAfter, isMember, busy, ready, unheard, onRedeem, onJoin }: RedeemDockProps) {
  if (!isMember) return <Button block onClick={onJoin}>入会后就能兑</Button>
  if (unheard && !busy) {
    return (
      <View className="reward-unheard">
        <Button block onClick={onRedeem}>接着上次的兑换</Button>
        <View className="cap muted center">上次没等到回音，接着问同一笔，不会扣两遍</View>
      </View>
    )
  }
  const closed = reward.opensAt ? `${opensText(reward.opensAt, serverNow())} 开兑` : reward.missingPoints ? `还差 ${points(reward.missingPoints)} 积分` : null
  if (closed && !busy) return <Button block disabled>{closed}</Button>
  return (
    <View className="line">
      <View className="grow">
        <View className="cap muted">兑后还剩</View>
        <View className="t2 num">{availableAfter === null ? '—' : points(availableAfter)}</View>
      </View>
      <Button loading={busy} disabled={!ready} onClick={onRedeem}>用 {points(reward.prices[0].points)} 积分兑换</Button>
    </View>
  )
}
