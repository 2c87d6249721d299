import * as fc from 'fast-check'
import { fixedAccrual, purchaseAccrual, refundDue } from '../../loyalty/accrual'
import { plainRule } from './rules'

const [one, two, three] = plainRule.ladder
const buy = (paidFen: number, more: Partial<Parameters<typeof purchaseAccrual>[0]> = {}) => purchaseAccrual({ paidFen, tier: one, firstOrder: false, earnedToday: 0, rule: plainRule, ...more })

describe('a purchase', () => {
  it.each([
    [0, 0, 0],
    [99, 0, 0],
    [100, 1, 0],
    [199, 1, 0],
    [200, 2, 1],
    [12_345, 123, 61],
  ])('of %i fen earns %i points and %i growth', (fen, points, growth) => {
    expect(buy(fen)).toMatchObject({ points, growth })
  })

  it('multiplies for the tier, then for the first order, rounding down each time', () => {
    const { points, lines } = buy(1900, { tier: two, firstOrder: true })
    expect(lines).toEqual([
      { kind: 'base', points: 19, paidFen: 1900, fenPerPoint: 100 },
      { kind: 'multiplier', points: 2, reason: 'tier', percent: 115, tierId: 'two', exactHundredths: 2185 },
      { kind: 'multiplier', points: 21, reason: 'first_order', percent: 200, exactHundredths: 4200 },
    ])
    expect(points).toBe(42)
  })

  it.each([
    [999, 0, 999],
    [1000, 0, 1000],
    [1001, 0, 1000],
    [10, 990, 10],
    [10, 991, 9],
    [10, 1000, 0],
    [10, 1500, 0],
  ])('of %i points after %i today comes to %i under a cap of 1000', (wanted, earnedToday, points) => {
    expect(buy(wanted * 100, { earnedToday }).points).toBe(points)
  })

  it('always has lines that add up, and never earns more than the cap leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(one, two, three), fc.boolean(), fc.nat(2000), (paidFen, tier, firstOrder, earnedToday) => {
        const { points, lines } = buy(paidFen, { tier, firstOrder, earnedToday })
        expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(points)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(Math.max(0, plainRule.dailyCap - earnedToday))
      }),
    )
  })
})

it('a set reward is held by the cap, and says so; growth is not', () => {
  expect(fixedAccrual({ points: 30, growth: 20, earnedToday: 990, rule: plainRule })).toEqual({
    points: 10,
    growth: 20,
    lines: [{ kind: 'fixed', points: 30 }, { kind: 'cap', points: -20, capPoints: 1000, capUsedBefore: 990 }],
  })
})

describe('a refund', () => {
  it.each([
    [100, 0, 10_000, 1, 0],
    [100, 0, 10_000, 100, 1],
    [100, 0, 10_000, 9999, 99],
    [100, 0, 10_000, 10_000, 100],
    [100, 60, 10_000, 5000, 0],
    [0, 0, 50, 50, 0],
  ])('of %i earned, %i taken back, %i paid and %i refunded takes %i', (earned, takenBack, paidFen, refundedFen, due) => {
    expect(refundDue({ earned, takenBack, paidFen, refundedFen })).toBe(due)
  })

  it('in any number of parts takes all in the end, and never more than its share', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 12 }), (earned, parts) => {
        const paidFen = parts.reduce((sum, part) => sum + part, 0)
        let [refundedFen, takenBack] = [0, 0]
        for (const part of parts) {
          refundedFen += part
          takenBack += refundDue({ earned, takenBack, paidFen, refundedFen })
          expect(takenBack * paidFen).toBeLessThanOrEqual(earned * refundedFen)
        }
        expect(takenBack).toBe(earned)
      }),
    )
  })
})
