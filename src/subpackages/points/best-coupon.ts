import { useMall } from '../../state/rewards'
import { money } from '../../text/money'

/** What so many points can be exchanged for at best: the coupon that takes most off a bill, in words. */
export function useBestCoupon(budget: number): string | null {
  const rewards = useMall().data?.rewards ?? []
  const worth = ({ terms }: (typeof rewards)[number]) => terms.amountFen ?? 0
  const [best] = rewards
    .filter((reward) => reward.terms.effect === 'amount_off' && reward.pricePoints <= budget)
    .sort((a, b) => worth(b) - worth(a))
  if (!best) return null
  const { amountFen, thresholdFen } = best.terms
  return ` ${money(amountFen ?? 0)} 券${thresholdFen > 0 ? `（满 ${money(thresholdFen)} 可用）` : ''}`
}
