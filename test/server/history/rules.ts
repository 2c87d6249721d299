import { ruleVersions } from '../../../brand/rules'
import type { RuleVersion } from '../../../loyalty/rules'

const brand = ruleVersions.slice(0, 3)
const [, , third] = brand

/** In the middle of a day everything becomes short and narrow: caps, expiries, terms, the ladder. */
const tight: RuleVersion = {
  ...third,
  version: 101,
  effectiveAt: '2026-12-07T17:30:00Z',
  earning: { ...third.earning, firstOrderPercent: 100, windows: [{ name: '周', percent: 130, fromDay: '2026-12-08', untilDay: '2027-01-10' }], monthlyBonus: { fromFen: 15_000, points: 77 } },
  growth: { fenPerGrowth: 100, purchaseDailyCap: 40, behaviourDailyCap: 3 },
  dailyCap: 400,
  expiry: { months: 1, alignTo: 'day' },
  giftExpiry: { months: 1, alignTo: 'month' },
  tierValidMonths: 1,
  tierGraceDays: 3,
  ladder: third.ladder.map((tier) => ({ ...tier, growthThreshold: tier.growthThreshold / 10, spendThresholdFen: tier.spendThresholdFen * 2 })),
}

/** Wide again, without a monthly bonus and without grace; the ladder as it was. */
const loose: RuleVersion = {
  ...third,
  version: 102,
  effectiveAt: '2027-01-10T16:00:00Z',
  earning: { fenPerPoint: 50, firstOrderPercent: 300 },
  dailyCap: 9000,
  tierGraceDays: 0,
}

/** What the rules become while a history goes on. */
export const ruleWorlds: RuleVersion[][] = [brand, [...brand, tight], [...brand, tight, loose]]
