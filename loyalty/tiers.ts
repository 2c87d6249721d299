import type { Tier } from './rules'

/** Where a member stands: growth collected, and fen spent in the rolling window. */
export interface Standing {
  growth: number
  spendFen: number
}

export interface Track {
  kind: 'growth' | 'spend'
  value: number
  target: number
  remaining: number
  percent: number
}

const byRank = (ladder: readonly Tier[]) => [...ladder].sort((a, b) => a.rank - b.rank)

/** Either road is enough. */
export function qualifies(tier: Tier, standing: Standing): boolean {
  return standing.growth >= tier.growthThreshold || standing.spendFen >= tier.spendThresholdFen
}

/** The highest tier a standing is enough for; the first tier asks for nothing. */
export function qualifiedTier(ladder: readonly Tier[], standing: Standing): Tier {
  const sorted = byRank(ladder)
  return sorted.filter((tier) => qualifies(tier, standing)).pop() ?? sorted[0]
}

export function tierById(ladder: readonly Tier[], tierId: string): Tier {
  return ladder.find((tier) => tier.tierId === tierId) ?? byRank(ladder)[0]
}

export function nextTier(ladder: readonly Tier[], current: Tier): Tier | null {
  return byRank(ladder).find((tier) => tier.rank > current.rank) ?? null
}

/** Both roads to the next tier, the nearer first. Percent is rounded down: 100 means there. */
export function tracksTo(next: Tier, standing: Standing): Track[] {
  const track = (kind: Track['kind'], value: number, target: number): Track => ({
    kind,
    value,
    target,
    remaining: Math.max(0, target - value),
    percent: target === 0 ? 100 : Math.min(100, Math.floor((value * 100) / target)),
  })
  const growth = track('growth', standing.growth, next.growthThreshold)
  const spend = track('spend', standing.spendFen, next.spendThresholdFen)
  // Compared as exact fractions of what is missing, not as rounded percents.
  const growthNearer = growth.remaining * spend.target <= spend.remaining * growth.target
  return growthNearer ? [growth, spend] : [spend, growth]
}

/**
 * What happens to a tier when its validity ends: kept when the standing still suffices, kept for a grace period when it
 * does not, then lowered by one step at most.
 */
export function reviewTier(input: {
  ladder: readonly Tier[]
  current: Tier
  standing: Standing
  validUntilMs: number
  graceMs: number
  nowMs: number
}): { outcome: 'not_due' | 'renewed' | 'grace' } | { outcome: 'lowered'; to: Tier } {
  const { ladder, current, standing, validUntilMs, graceMs, nowMs } = input
  if (nowMs < validUntilMs) return { outcome: 'not_due' }
  if (qualifies(current, standing)) return { outcome: 'renewed' }
  if (nowMs < validUntilMs + graceMs) return { outcome: 'grace' }
  const below = byRank(ladder).filter((tier) => tier.rank < current.rank).pop()
  return below ? { outcome: 'lowered', to: below } : { outcome: 'renewed' }
}
