import type { RuleVersion } from '../../loyalty/rules'

/** Round numbers to reckon with by head; tests change what they are about. */
export const plainRule: RuleVersion = {
  version: 1,
  effectiveAt: '2020-01-01T00:00:00Z',
  earning: { fenPerPoint: 100, firstOrderPercent: 200 },
  growth: { fenPerGrowth: 200 },
  dailyCap: 1000,
  expiry: { months: 24, alignTo: 'quarter' },
  giftExpiry: { months: 6, alignTo: 'month' },
  expiryNoticeDays: 60,
  worth: { points: 100, fen: 100 },
  welcomePoints: 100,
  rollingSpendMonths: 12,
  tierValidMonths: 12,
  tierGraceDays: 30,
  ladder: [
    { tierId: 'one', rank: 1, name: 'One', multiplierPercent: 100, growthThreshold: 0, spendThresholdFen: 0 },
    { tierId: 'two', rank: 2, name: 'Two', multiplierPercent: 115, growthThreshold: 100, spendThresholdFen: 10_000 },
    { tierId: 'three', rank: 3, name: 'Three', multiplierPercent: 150, growthThreshold: 500, spendThresholdFen: 60_000 },
  ],
}
