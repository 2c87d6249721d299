import { couponKinds } from '../../brand/coupons'
import { products } from '../../brand/products'
import { tastes } from '../../brand/tastes'
import { checkRewards } from '../../loyalty/reward-check'
import type { Reward } from '../../loyalty/rewards'
import { ruleAt } from '../../loyalty/rules'
import type { RuleVersion } from '../../loyalty/rules'
import { StartupError } from '../startup-error'

/** A mall that contradicts itself does not open. */
export function mustBeSellable(rewards: readonly Reward[], rules: readonly RuleVersion[], now: number): void {
  const errors = checkRewards(rewards, {
    couponKinds: couponKinds.map(({ couponKind }) => couponKind),
    tastes: tastes.map(({ tasteId }) => tasteId),
    products: products.map(({ productId }) => productId),
    tiers: ruleAt(rules, now).ladder,
  })
  if (errors.length > 0) throw new StartupError(`The rewards in brand/rewards.ts contradict themselves. ${errors.join(' ')}`)
}
