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
  // Midnight of 1 January on the brand's clock.
  effectiveAt: '2019-12-31T16:00:00Z',
  earning: { fenPerPoint: 100, firstOrderPercent: 100 },
  growth: { fenPerGrowth: 200 },
  dailyCap: 2000,
  expiry: { months: 24, alignTo: 'quarter' },
  giftExpiry: { months: 6, alignTo: 'month' },
  expiryNoticeDays: 60,
  worth: { points: 100, fen: 100 },
  checkIn: {
    streakPoints: [2, 2, 2, 3, 3, 3, 5],
    growth: 2,
    milestones: [
      { days: 7, points: 20, makeUpCard: true },
      { days: 30, points: 100, makeUpCard: true },
      { days: 100, points: 300, makeUpCard: true },
    ],
    makeUp: { withinDays: 7, perMonth: 2 },
  },
  welcomePoints: 50,
  rollingSpendMonths: 12,
  tierValidMonths: 12,
  tierGraceDays: 30,
  ladder,
}

/** Double points on the first order, a higher cap, points last three years. */
const second: RuleVersion = {
  ...first,
  version: 2,
  effectiveAt: '2025-12-31T16:00:00Z',
  earning: { fenPerPoint: 100, firstOrderPercent: 200 },
  dailyCap: 5000,
  expiry: { months: 36, alignTo: 'quarter' },
  welcomePoints: 100,
}

/** What a purchase can bring beyond its base: for a large one, a repeated one, a small one of an old member, on a birthday, on a member day. */
const third: RuleVersion = {
  ...second,
  version: 3,
  // Midnight of 1 July on the brand's clock.
  effectiveAt: '2026-06-30T16:00:00Z',
  earning: {
    fenPerPoint: 100,
    firstOrderPercent: 200,
    step: { fromFen: 100000, percent: 200 },
    repeatOrders: [
      { order: 2, percent: 150 },
      { order: 3, percent: 120 },
    ],
    floor: { points: 10, afterDays: 365, fromFen: 500 },
    birthdayPercent: 200,
    windows: [{ name: '会员日', percent: 150, dayOfMonth: 8 }],
    monthlyBonus: { fromFen: 20000, points: 30 },
  },
  growth: { fenPerGrowth: 200, purchaseDailyCap: 3000, behaviourDailyCap: 60 },
  pay: { minPoints: 100, stepPoints: 100, maxSharePercent: 50 },
}

/**
 * Every version the programme has had, oldest first. A version that has taken effect is never edited: add the next one.
 * Entries keep the version that made them.
 */
export const ruleVersions: RuleVersion[] = [first, second, third]
