/** What a programme's rules are made of. Points, growth and fen are integers; percent 120 is ×1.2. */

export interface Tier {
  tierId: string
  /** 1 is the first tier. */
  rank: number
  name: string
  multiplierPercent: number
  /** Either threshold is enough: the road is dual. */
  growthThreshold: number
  spendThresholdFen: number
}

export interface Expiry {
  months: number
  /** Rounded up, in the member's favour, to the end of this. */
  alignTo: 'day' | 'month' | 'quarter'
}

export interface RuleVersion {
  version: number
  /** UTC instant, RFC 3339. */
  effectiveAt: string
  earning: { fenPerPoint: number; firstOrderPercent: number }
  growth: { fenPerGrowth: number }
  /** Most points one member can earn in one day of the brand's zone. */
  dailyCap: number
  expiry: Expiry
  /** For points that were given, not bought: welcome, campaigns. */
  giftExpiry: Expiry
  expiryNoticeDays: number
  worth: { points: number; fen: number }
  welcomePoints: number
  rollingSpendMonths: number
  tierValidMonths: number
  tierGraceDays: number
  ladder: Tier[]
}

/** The version in force at an instant: the newest that has begun. Throws when none has: a programme needs a first rule. */
export function ruleAt(versions: readonly RuleVersion[], atMs: number): RuleVersion {
  let active: RuleVersion | undefined
  for (const rule of versions) {
    const begun = Date.parse(rule.effectiveAt) <= atMs
    if (begun && (!active || rule.version > active.version)) active = rule
  }
  if (!active) throw new Error('no rule version is in force at this instant')
  return active
}

/** What points are worth in fen at the published ratio, rounded down. */
export function worthFen(points: number, rule: RuleVersion): number {
  return Math.floor((points * rule.worth.fen) / rule.worth.points)
}
