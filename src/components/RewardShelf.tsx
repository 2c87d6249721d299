import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { points } from '../text/points'
import { rewardStatus } from '../text/rewards'
import { Button } from './Button'
import { RewardCard } from './RewardCard'
import { RewardRow } from './RewardRow'
import { Ticket } from './Ticket'

type Reward = components['schemas']['Reward']

interface RewardShelfProps {
  /** null is a mixture. */
  shelf: Reward['shelf'] | null
  rewards: Reward[]
  nowMs: number
  /** Nothing can be exchanged at the moment; looking goes on. */
  off: boolean
  onOpen: (rewardId: string) => void
}

/** Goods are looked at, coupons read, benefits and projects told. */
export function RewardShelf({ shelf, rewards, nowMs, off, onOpen }: RewardShelfProps) {
  const each = { nowMs, onOpen }
  if (shelf === 'benefits' || shelf === 'charity') return <>{rewards.map((reward) => <RewardRow key={reward.rewardId} reward={reward} {...each} />)}</>
  if (shelf === 'coupons') {
    return (
      <>
        {rewards.map((reward) => reward.coupon && (
          <Ticket
            key={reward.rewardId}
            name={reward.name}
            terms={reward.coupon.terms}
            note={reward.canRedeem ? `兑后 ${reward.coupon.validDays} 天内用` : rewardStatus(reward, nowMs)}
            onClick={() => onOpen(reward.rewardId)}
            aside={<Button small kind="soft" disabled={off} label={`${reward.name}，${points(reward.prices[0].points)} 积分`}>{points(reward.prices[0].points)} 兑</Button>}
          />
        ))}
      </>
    )
  }
  return <View className="rewards">{rewards.map((reward) => <RewardCard key={reward.rewardId} reward={reward} {...each} />)}</View>
}
