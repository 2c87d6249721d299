import { categories } from '../../brand/categories'
import { couponKinds } from '../../brand/coupons'
import { products } from '../../brand/products'
import { tastes } from '../../brand/tastes'
import { checkCoupons } from '../../loyalty/coupon-check'
import { checkRewards } from '../../loyalty/reward-check'
import type { Reward } from '../../loyalty/rewards'
import { ruleAt } from '../../loyalty/rules'
import type { RuleVersion } from '../../loyalty/rules'
import { StartupError } from '../startup-error'

/** Coupons that contradict themselves are not given to anybody. */
export function mustBeRedeemable(): void {
  const errors = checkCoupons(couponKinds, categories.map(({ categoryId }) => categoryId))
  if (errors.length > 0) throw new StartupError(`The coupons in brand/coupons.ts contradict themselves. ${errors.join(' ')}`)
}

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
