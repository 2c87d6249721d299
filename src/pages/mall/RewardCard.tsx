import { View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { pressable } from '../../components/pressable'
import { RewardArt } from '../../components/RewardArt'
import type { Reward } from '../../state/rewards'
import { priceText, rewardStatus } from '../../text/rewards'

interface RewardCardProps {
  reward: Reward
  nowMs: number
  onClick: () => void
}

/** Square art, a name of up to two lines, the price, and one line on how it stands. */
export function RewardCard({ reward, nowMs, onClick }: RewardCardProps) {
  return (
    <View className="mall-reward" onClick={onClick} {...pressable()}>
      <RewardArt picture={reward.picture} terms={reward.coupon?.terms} />
      <View className="mall-name">{reward.name}</View>
      <View className="gold num strong">{priceText(reward.prices[0])}</View>
      <View className="line cap muted mall-status">
        {reward.opensAt && <Icon name="clock" />}
        {rewardStatus(reward, nowMs)}
      </View>
    </View>
  )
}
