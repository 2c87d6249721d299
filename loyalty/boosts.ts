import { DAY_MS, addDays, dayOf, startOfDay } from './calendar'
import type { Tier } from './rules'

/** A tier for a while, beside the member's own term. */
export interface Boost {
  tierId: string
  startsAtMs: number
  /** The first instant it is over. */
  endsAtMs: number
}

/** So many days after the day it begins on; the last one counts to its end, as with coupons. */
export function boostEnd(startMs: number, days: number, offsetMinutes: number): number {
  return startOfDay(addDays(dayOf(startMs, offsetMinutes), days + 1), offsetMinutes)
}

/** The boost that counts at an instant: the highest above one's own tier, of equals the one that lasts longest; null without. */
export function boostAt<B extends Boost>(ladder: readonly Tier[], own: Tier, boosts: readonly B[], atMs: number): { tier: Tier; boost: B } | null {
  const counting = boosts.flatMap((boost) => {
    const tier = ladder.find(({ tierId }) => tierId === boost.tierId)
    return tier && tier.rank > own.rank && boost.startsAtMs <= atMs && atMs < boost.endsAtMs ? [{ tier, boost }] : []
  })
  return counting.sort((a, b) => b.tier.rank - a.tier.rank || b.boost.endsAtMs - a.boost.endsAtMs)[0] ?? null
}

/** A term's new end; null for a term that has none. */
export function extendedUntil(validUntilMs: number | null, days: number): number | null {
  return validUntilMs === null ? null : validUntilMs + days * DAY_MS
}
