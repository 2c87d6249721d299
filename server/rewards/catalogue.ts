import type { Reward } from '../../loyalty/rewards'
import type { Context } from '../context'
import { couponKind } from '../coupons'
import { Problem } from '../problem'

/** Errors: NOT_FOUND. */
export function findReward({ rewards }: Context, rewardId: string): Reward {
  const reward = rewards.find((candidate) => candidate.rewardId === rewardId)
  if (!reward) throw new Problem('NOT_FOUND', { field: 'rewardId' })
  return reward
}

/** A coupon is called what it is called everywhere. */
export function nameOf(reward: Reward): string {
  return reward.kind === 'coupon' ? couponKind(reward.couponKind).name : reward.name
}
