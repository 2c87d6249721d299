import { purchaseGrowth } from './accrual'
import type { RuleVersion, Tier } from './rules'

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

/** The tier that everybody begins with. */
export function firstTier(ladder: readonly Tier[]): Tier {
  return byRank(ladder)[0]
}

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

/** One step down; null below the first tier. */
export function tierBelow(ladder: readonly Tier[], current: Tier): Tier | null {
  return byRank(ladder).filter((tier) => tier.rank < current.rank).pop() ?? null
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

/** Where somebody stands, under which rules, and what the day's purchases have brought of growth already. */
export interface Outlook {
  rule: RuleVersion
  current: Tier
  standing: Standing
  purchaseGrowthToday: number
}

/**
 * What would be if so much more were paid in one purchase today and so much growth came by other ways, tasks for example:
 * the tier then held, the tier after it, and what both roads there still lack.
 */
export function foresee(outlook: Outlook, extra: Standing): { tier: Tier; raised: boolean; next: Tier | null; tracks: Track[] } {
  const { rule, current, standing, purchaseGrowthToday } = outlook
  const then: Standing = {
    growth: standing.growth + purchaseGrowth(extra.spendFen, purchaseGrowthToday, rule) + extra.growth,
    spendFen: standing.spendFen + extra.spendFen,
  }
  const reached = qualifiedTier(rule.ladder, then)
  const raised = reached.rank > current.rank
  const tier = raised ? reached : current
  const next = nextTier(rule.ladder, tier)
  return { tier, raised, next, tracks: next ? tracksTo(next, then) : [] }
}

/**
 * The least that reaches a tier: by one purchase today, which walks both roads at once, or by tasks of so much growth each.
 * tasks is null where tasks bring none.
 */
export function waysTo(target: Tier, outlook: Outlook, taskGrowth: number): { spendFen: number; growth: number; tasks: number | null } {
  const { rule, standing, purchaseGrowthToday } = outlook
  const growth = Math.max(0, target.growthThreshold - standing.growth)
  const money = Math.max(0, target.spendThresholdFen - standing.spendFen)
  const paidForGrowth = growth * rule.growth.fenPerGrowth
  const underCap = purchaseGrowth(paidForGrowth, purchaseGrowthToday, rule) >= growth
  const there = growth === 0 || money === 0
  return {
    spendFen: there ? 0 : underCap ? Math.min(money, paidForGrowth) : money,
    growth: there ? 0 : growth,
    tasks: taskGrowth === 0 ? null : there ? 0 : Math.ceil(growth / taskGrowth),
  }
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
  const below = tierBelow(ladder, current)
  return below ? { outcome: 'lowered', to: below } : { outcome: 'renewed' }
}
