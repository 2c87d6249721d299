import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { priceText, rewardStatus, rewardTag } from '../text/rewards'
import { pressable } from './pressable'
import { RewardArt } from './RewardArt'
import './Tag.scss'
import './RewardCard.scss'

interface RewardCardProps {
  reward: components['schemas']['Reward']
  nowMs: number
  onOpen: (rewardId: string) => void
}

/** Square art, a name of up to two lines, the price, and one line on how it stands. */
export function RewardCard({ reward, nowMs, onOpen }: RewardCardProps) {
  const { rewardId, picture, coupon, name, prices } = reward
  const tag = rewardTag(reward, nowMs)
  return (
    <View className="reward" onClick={() => onOpen(rewardId)} {...pressable()}>
      <RewardArt picture={picture} terms={coupon?.terms} />
      {tag && <View className="tag reward-tag">{tag}</View>}
      <View className="reward-name">{name}</View>
      <View className="gold strong">{priceText(prices[0])}</View>
      <View className="cap muted">{rewardStatus(reward, nowMs)}</View>
    </View>
  )
}
