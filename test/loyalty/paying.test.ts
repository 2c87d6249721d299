import * as fc from 'fast-check'
import { offered, paidWith, payable } from '../../loyalty/paying'
import type { PayTerms } from '../../loyalty/paying'

/** 100 points are ¥1, in hundreds from 100, up to half of a bill: what the brand offers now. */
const now: PayTerms = { worth: { points: 100, fen: 100 }, pay: { minPoints: 100, stepPoints: 100, maxSharePercent: 50 } }
const terms = (worth: [points: number, fen: number], pay: [min: number, step: number, share: number]): PayTerms => ({
  worth: { points: worth[0], fen: worth[1] },
  pay: { minPoints: pay[0], stepPoints: pay[1], maxSharePercent: pay[2] },
})

it.each([
  // The share of the bill is the limit: to the fen.
  [now, 20_000, 100_000, [10_000, 10_000]],
  [now, 8_700, 100_000, [4_300, 4_300]],
  [now, 400, 100_000, [200, 200]],
  [now, 399, 100_000, [100, 100]],
  [now, 200, 100_000, [100, 100]],
  // The points are: whole steps only.
  [now, 8_700, 2_680, [2_600, 2_600]],
  [now, 8_700, 100, [100, 100]],
  [now, 8_700, 199, [100, 100]],
  // All of a bill.
  [terms([100, 100], [100, 100, 100]), 500, 9_999, [500, 500]],
  // 3 points are a fen: what is not a whole fen is left out.
  [terms([3, 1], [100, 100, 50]), 66, 9_999, [100, 33]],
  [terms([3, 1], [100, 100, 50]), 132, 9_999, [200, 66]],
  [terms([3, 1], [100, 100, 50]), 131, 9_999, [100, 33]],
  // A minimum that is no whole step counts as the next one.
  [terms([100, 100], [250, 100, 50]), 600, 300, [300, 300]],
] as const)('%j: of %d fen with %d points the most is %j', (rule, bill, available, [points, fen]) => {
  const can = payable(bill, available, rule)
  expect(can).toMatchObject({ most: { points, fen } })
  expect(paidWith(points, bill, available, rule)).toEqual({ points, fen })
  expect(paidWith(points + rule.pay!.stepPoints, bill, available, rule)).toBeNull()
})

it.each([
  [{ worth: now.worth }, 8_700, 2_680, { reason: 'NOT_OFFERED' }],
  [terms([100, 100], [100, 100, 0]), 8_700, 2_680, { reason: 'NOT_OFFERED' }],
  // Points that come to no fen buy nothing.
  [terms([1000, 1], [100, 100, 50]), 8_700, 2_680, { reason: 'NOT_OFFERED' }],
  [now, 8_700, 99, { reason: 'TOO_FEW_POINTS', missingPoints: 1 }],
  [now, 8_700, 0, { reason: 'TOO_FEW_POINTS', missingPoints: 100 }],
  [now, 199, 2_680, { reason: 'BILL_TOO_SMALL', missingFen: 1 }],
  [now, 1, 2_680, { reason: 'BILL_TOO_SMALL', missingFen: 199 }],
  // A third of ¥3.03 is ¥1, of ¥3.00 it is ¥0.99.
  [terms([100, 100], [100, 100, 33]), 300, 2_680, { reason: 'BILL_TOO_SMALL', missingFen: 4 }],
  // No bill would help who has too few.
  [now, 1, 99, { reason: 'TOO_FEW_POINTS', missingPoints: 1 }],
  [terms([100, 100], [250, 100, 50]), 600, 299, { reason: 'TOO_FEW_POINTS', missingPoints: 1 }],
] as const)('%j: of %d fen with %d points nothing can be paid: %j', (rule, bill, available, obstacle) => {
  expect(payable(bill, available, rule)).toEqual({ obstacle })
  expect(paidWith(100, bill, available, rule)).toBeNull()
})

it.each([0, -100, 50, 150, 250, 8_800])('%d points are no choice', (points) => {
  expect(paidWith(points, 8_700, 100_000, now)).toBeNull()
})

it('offers the most first, the least last, and even parts between', () => {
  expect(offered(payable(8_700, 2_680, now), now, 6).map(({ points }) => points)).toEqual([2_600, 2_200, 1_700, 1_300, 900, 100])
  expect(offered(payable(600, 2_680, now), now, 6).map(({ points }) => points)).toEqual([300, 200, 100])
  expect(offered(payable(8_700, 100, now), now, 6)).toEqual([{ points: 100, fen: 100 }])
  expect(offered(payable(8_700, 99, now), now, 6)).toEqual([])
})

const anyTerms = fc
  .record({ points: fc.integer({ min: 1, max: 1000 }), fen: fc.integer({ min: 1, max: 1000 }), min: fc.nat(2000), step: fc.integer({ min: 1, max: 500 }), share: fc.integer({ min: 1, max: 100 }) })
  .map(({ points, fen, min, step, share }) => terms([points, fen], [min, step, share]))
const bills = fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 100_000_000 }))
const balances = fc.oneof(fc.nat(2_000), fc.nat(100_000_000))
const exactFen = (points: number, { worth }: PayTerms) => Number((BigInt(points) * BigInt(worth.fen)) / BigInt(worth.points))

it('never takes more than the share of the bill or than there is, always whole steps from the minimum, and the fen are exact', () => {
  fc.assert(
    fc.property(anyTerms, bills, balances, fc.nat(), (rule, bill, available, wish) => {
      const pay = rule.pay!
      const can = payable(bill, available, rule)
      const choices = offered(can, rule, 6)
      const wished = paidWith(wish % (available + 2), bill, available, rule)
      for (const { points, fen } of wished ? [...choices, wished] : choices) {
        expect(points).toBeLessThanOrEqual(available)
        expect(points).toBeGreaterThanOrEqual(pay.minPoints)
        expect(points % pay.stepPoints).toBe(0)
        expect(BigInt(fen) * 100n <= BigInt(bill) * BigInt(pay.maxSharePercent)).toBe(true)
        expect(fen).toBe(exactFen(points, rule))
        expect(fen).toBeGreaterThan(0)
      }
    }),
    { numRuns: 2000 },
  )
})

it('never takes less than it could: one step more is over the share or over what there is', () => {
  fc.assert(
    fc.property(anyTerms, bills, balances, (rule, bill, available) => {
      const can = payable(bill, available, rule)
      const pay = rule.pay!
      if ('obstacle' in can) {
        const { obstacle } = can
        if (obstacle.reason === 'TOO_FEW_POINTS') expect(payable(100_000_000, available + obstacle.missingPoints - 1, rule)).toEqual({ obstacle: { reason: 'TOO_FEW_POINTS', missingPoints: 1 } })
        if (obstacle.reason === 'BILL_TOO_SMALL') {
          expect(payable(bill + obstacle.missingFen, available, rule)).toHaveProperty('most')
          expect(payable(bill + obstacle.missingFen - 1, available, rule)).toHaveProperty('obstacle')
        }
        return
      }
      const more = can.most.points + pay.stepPoints
      expect(more > available || BigInt(exactFen(more, rule)) * 100n > BigInt(bill) * BigInt(pay.maxSharePercent)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
