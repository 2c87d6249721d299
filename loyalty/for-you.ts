import { fewestPoints } from './rewards'
import type { Refusal, Reward } from './rewards'

/** What a member has told or shown: tastes chosen, and products whose code they scanned. Nothing else is looked at. */
export interface Likes {
  tastes: readonly string[]
  products: readonly string[]
}

const most = 4
/** Missing no more than this share of its points, something is nearly there. */
const nearPercent = 25

const common = (wanted: readonly string[] = [], has: readonly string[]) => wanted.filter((id) => has.includes(id)).length

/** How many of the member's tastes it suits; a product they drink counts twice. */
export function suits({ suits: to }: Reward, { tastes, products }: Likes): number {
  return common(to?.tastes, tastes) + 2 * common(to?.products, products)
}

/** At most four that suit, the best first, and that can be had or nearly: of equals the dearer one that can be had. */
export function forYou(rewards: readonly Reward[], likes: Likes, available: number, refusalOf: (reward: Reward) => Refusal | null): Reward[] {
  const candidates = rewards.flatMap((reward) => {
    const refusal = refusalOf(reward)
    const price = fewestPoints(reward)
    const near = refusal === 'INSUFFICIENT_POINTS' && (price - available) * 100 <= price * nearPercent
    const fit = suits(reward, likes)
    return fit > 0 && (refusal === null || near) ? [{ reward, fit, now: refusal === null, price }] : []
  })
  return candidates
    .sort((a, b) => b.fit - a.fit || Number(b.now) - Number(a.now) || b.price - a.price)
    .slice(0, most)
    .map(({ reward }) => reward)
}
