import { DAY_MS } from './calendar'

/** What a coupon is good for. Its face and its small print are made from these and nothing else. */
export interface CouponTerms {
  effect: 'amount_off' | 'free_shipping' | 'free_item'
  /** Fen off the bill, for amount_off. */
  amountFen: number | null
  /** Least bill it can be used on; 0 is any. */
  thresholdFen: number
  scope: 'any' | 'store' | 'online'
  /** Two characters for the face, for free_item. */
  shortName: string | null
}

export interface CouponKind extends CouponTerms {
  couponKind: string
  name: string
  /** Days after the day it was given that it can still be used. */
  validDays: number
}

export interface Reward {
  rewardId: string
  couponKind: string
  pricePoints: number
  /** One line about it. */
  story: string
  /** A still life; null shows the coupon's own face. */
  picture: 'cup' | 'incense' | 'jar' | 'parcel' | null
  /** From when everybody may redeem it, UTC; always without. */
  publicAt?: string
  /** Members of this rank and above may so many days before. */
  earlyAccess?: { rank: number; days: number }
}

/** From when somebody of a rank may redeem it, UTC milliseconds; rank null is a visitor. -Infinity is always. */
export function opensAtMs(reward: Reward, rank: number | null): number {
  if (reward.publicAt === undefined) return -Infinity
  const { earlyAccess } = reward
  const early = earlyAccess && rank !== null && rank >= earlyAccess.rank
  return Date.parse(reward.publicAt) - (early ? earlyAccess.days * DAY_MS : 0)
}

/** What so many points can pay now, the dearest first: what is left over is least. Equals stay in their order. */
export function payableWith(rewards: readonly Reward[], points: number, rank: number, nowMs: number): Reward[] {
  return rewards.filter((reward) => reward.pricePoints <= points && opensAtMs(reward, rank) <= nowMs).sort((a, b) => b.pricePoints - a.pricePoints)
}

/** Which points pay a price, the soonest to lapse first; null when there are too few. */
export function paidFrom<T extends { points: number }>(expiries: readonly T[], price: number): T[] | null {
  const parts: T[] = []
  let left = price
  for (const expiry of expiries) {
    if (left === 0) break
    const points = Math.min(left, expiry.points)
    parts.push({ ...expiry, points })
    left -= points
  }
  return left === 0 ? parts : null
}
