import { useRules } from '../../state/programme'
import type { Reward } from '../../state/rewards'
import { money } from '../../text/money'
import { points } from '../../text/points'

/** What the points of a money-off coupon would take off a bill by themselves, so that one can choose. */
export function useComparison(reward: Reward | undefined): string | null {
  const rules = useRules(reward?.coupon?.terms.effect === 'amount_off').data
  const worth = rules?.versions.find(({ version }) => version === rules.active)?.worth
  const off = reward?.coupon?.terms.amountFen
  if (!reward || !worth || !off) return null
  const price = reward.prices[0].points
  return `这张券减 ${money(off)}；${points(price)} 积分直接抵现是 ${money(Math.floor((price * worth.fen) / worth.points))}`
}
