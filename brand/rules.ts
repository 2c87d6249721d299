import type { RuleVersion, Tier } from '../loyalty/rules'

/** Five tiers: an odd number, and few. Reaching either threshold is enough. */
const ladder: Tier[] = [
  { tierId: 'sprout', rank: 1, name: '新芽', multiplierPercent: 100, growthThreshold: 0, spendThresholdFen: 0 },
  { tierId: 'leaf', rank: 2, name: '青叶', multiplierPercent: 110, growthThreshold: 300, spendThresholdFen: 30000 },
  { tierId: 'ear', rank: 3, name: '金穗', multiplierPercent: 120, growthThreshold: 1000, spendThresholdFen: 120000 },
  { tierId: 'barn', rank: 4, name: '满仓', multiplierPercent: 135, growthThreshold: 2400, spendThresholdFen: 300000 },
  { tierId: 'grain-full', rank: 5, name: '小满', multiplierPercent: 150, growthThreshold: 6000, spendThresholdFen: 800000 },
]

const first: RuleVersion = {
  version: 1,
  effectiveAt: '2020-01-01T00:00:00Z',
  earning: { fenPerPoint: 100, firstOrderPercent: 100 },
  growth: { fenPerGrowth: 200 },
  dailyCap: 2000,
  expiry: { months: 24, alignTo: 'quarter' },
  giftExpiry: { months: 6, alignTo: 'month' },
  expiryNoticeDays: 60,
  worth: { points: 100, fen: 100 },
  welcomePoints: 50,
  rollingSpendMonths: 12,
  tierValidMonths: 12,
  tierGraceDays: 30,
  ladder,
}

/**
 * Every version the programme has had, oldest first. A version that has taken effect is never edited: add the next one.
 * Entries keep the version that made them.
 */
export const ruleVersions: RuleVersion[] = [
  first,
  // Double points on the first order, a higher cap, points last three years.
  {
    ...first,
    version: 2,
    effectiveAt: '2026-01-01T00:00:00Z',
    earning: { fenPerPoint: 100, firstOrderPercent: 200 },
    dailyCap: 5000,
    expiry: { months: 36, alignTo: 'quarter' },
    welcomePoints: 100,
  },
]
