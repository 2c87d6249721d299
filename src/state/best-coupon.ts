import { useMall } from './rewards'
import { money } from '../text/money'

/** What so many points can be exchanged for at best: the coupon that takes most off a bill, in words. */
export function useBestCoupon(budget: number): string | null {
  const rewards = useMall().data?.rewards ?? []
  const [best] = rewards
    .filter(({ prices, refusal }) => prices.some(({ points, fen }) => fen === 0 && points <= budget) && (refusal === null || refusal === 'INSUFFICIENT_POINTS'))
    .flatMap(({ coupon }) => (coupon?.terms.effect === 'amount_off' ? [coupon.terms] : []))
    .sort((a, b) => (b.amountFen ?? 0) - (a.amountFen ?? 0))
  if (!best) return null
  const { amountFen, thresholdFen } = best
  return ` ${money(amountFen ?? 0)} 券${thresholdFen > 0 ? `（满 ${money(thresholdFen)} 可用）` : ''}`
}
