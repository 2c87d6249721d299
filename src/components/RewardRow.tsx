import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { priceText, rewardNote, rewardStatus } from '../text/rewards'
import { pressable } from './pressable'
import { RewardArt } from './RewardArt'
import './Card.scss'
import './RewardRow.scss'

interface RewardRowProps {
  reward: components['schemas']['Reward']
  nowMs: number
  onOpen: (rewardId: string) => void
}

/** What is not so much a thing as a good turn: a small picture, what it is, and for a project how far it has come. */
export function RewardRow({ reward, nowMs, onOpen }: RewardRowProps) {
  const { rewardId, picture, coupon, name, prices, donation } = reward
  return (
    <View className="card reward-row" onClick={() => onOpen(rewardId)} {...pressable()}>
      <View className="reward-small"><RewardArt picture={picture} terms={coupon?.terms} /></View>
      <View className="grow">
        <View className="strong">{name}</View>
        <View className="sub muted">{rewardNote(reward, nowMs)}</View>
        {donation && (
          <View className="reward-bar" aria-hidden="true">
            <View className="reward-raised" style={{ width: `${Math.min(100, (donation.raisedPoints / donation.goalPoints) * 100)}%` }} />
          </View>
        )}
        <View className="line between wrap">
          <View className="gold strong">{priceText(prices[0])}</View>
          <View className="cap muted">{rewardStatus(reward, nowMs)}</View>
        </View>
      </View>
    </View>
  )
}
