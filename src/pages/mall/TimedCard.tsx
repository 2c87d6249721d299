import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { RewardArt } from '../../components/RewardArt'
import type { Reward } from '../../state/rewards'
import { useSecondsUntil } from '../../state/seconds'
import { opensText, priceText, spanText } from '../../text/rewards'

interface TimedCardProps {
  reward: Reward
  isMember: boolean
  nowMs: number
  onOpen: (rewardId: string) => void
  /** The moment has come: what was said is no longer true. */
  onOver: () => unknown
}

/** A reward that waits for its hour, or goes with it: every clock that matters, and how long it is still, by the server's clock. */
export function TimedCard({ reward, isMember, nowMs, onOpen, onOver }: TimedCardProps) {
  const { rewardId, picture, coupon, name, prices, early, publicAt, opensAt, closesAt, stock } = reward
  const until = opensAt ?? closesAt ?? publicAt
  const left = useSecondsUntil(until ? Date.parse(until) : null)
  const over = left === 0
  useEffect(() => {
    if (over) onOver()
  }, [over, onOver])
  const whose = isMember ? '你' : '所有会员'
  const clocks = opensAt
    ? [early && early.opensAt !== opensAt && `${early.tierName}及以上 ${Date.parse(early.opensAt) > nowMs ? opensText(early.opensAt, nowMs) : '已能兑'}`, `${whose} ${opensText(opensAt, nowMs)}`]
    : closesAt ? [`${opensText(closesAt, nowMs)} 截止`] : [`${whose}现在就能兑`, publicAt && `所有会员 ${opensText(publicAt, nowMs)}`]
  return (
    <Card onClick={() => onOpen(rewardId)}>
      <View className="line mall-timed">
        <View className="mall-timed-art"><RewardArt picture={picture} terms={coupon?.terms} /></View>
        <View className="grow">
          <View className="strong">{name}</View>
          <View className="gold strong">{priceText(prices[0])}</View>
          {clocks.map((clock) => clock && <View key={clock} className="line cap mt4 mall-clock"><Icon name="clock" size="s" />{clock}</View>)}
        </View>
      </View>
      {!!left && (opensAt || closesAt) && <View className="sub muted mt8">{opensAt ? '距开兑' : '还有'} {spanText(left)}{stock ? `，余 ${stock.left} 份` : ''}</View>}
    </Card>
  )
}
