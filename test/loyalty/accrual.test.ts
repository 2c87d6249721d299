import { fc } from '../random'
import { fixedAccrual, purchaseAccrual, refundDue } from '../../loyalty/accrual'
import type { Occasion } from '../../loyalty/accrual'
import type { EarningRules } from '../../loyalty/rules'
import { plainRule } from './rules'

const [one, two, three] = plainRule.ladder
const nothingYet = { points: 0, purchaseGrowth: 0, behaviourGrowth: 0 }
const plainOccasion: Occasion = { tier: one, orderNumber: 9, memberDays: 10, birthday: null, day: '2026-11-20', today: nothingYet }
const buy = (paidFen: number, more: Partial<Occasion> = {}, rule = plainRule) => purchaseAccrual(paidFen, { ...plainOccasion, ...more }, rule)
const earnedToday = (points: number) => ({ today: { ...nothingYet, points } })

const everyKind: Partial<EarningRules> = {
  step: { fromFen: 100_000, percent: 200 },
  repeatOrders: [{ order: 2, percent: 150 }, { order: 3, percent: 120 }],
  floor: { points: 10, afterDays: 365, fromFen: 500 },
  birthdayPercent: 200,
  windows: [
    { name: '会员日', percent: 150, dayOfMonth: 8 },
    { name: '丰收周', percent: 130, fromDay: '2026-11-18', untilDay: '2026-11-22' },
    { name: '春分', percent: 180, dayOfMonth: 8, fromDay: '2027-03-01', untilDay: '2027-03-31' },
    { name: '月末', percent: 120, fromDay: '2027-04-30', untilDay: '2027-04-30' },
    { name: '平日', percent: 100, fromDay: '2026-01-01' },
  ],
}
const withRules = (earning: Partial<EarningRules>) => ({ ...plainRule, earning: { ...plainRule.earning, ...earning } })
const factorsOf = (more: Partial<Occasion>, paidFen = 10_000) =>
  buy(paidFen, more, withRules(everyKind)).lines.flatMap(({ reason, percent }) => (reason ? [`${reason} ${percent}`] : []))

describe('a purchase', () => {
  it.each([
    [99_999, 999],
    [100_000, 1000],
    [100_001, 1000],
  ])('of %i fen is doubled from ¥1000 on, and then meets the cap', (fen, points) => {
    const { lines, points: earned } = buy(fen, {}, withRules({ step: { fromFen: 100_000, percent: 200 } }))
    expect(earned).toBe(points)
    expect(lines.some(({ reason }) => reason === 'step')).toBe(fen >= 100_000)
  })

  it.each([
    [99_999, 999],
    [100_000, 2000],
    [100_001, 2000],
    [100_100, 2002],
  ])('of %i fen with room under the cap earns %i with a step that doubles from ¥1000 on', (fen, points) => {
    expect(buy(fen, {}, { ...withRules({ step: { fromFen: 100_000, percent: 200 } }), dailyCap: 5000 }).points).toBe(points)
  })

  it.each([
    [0, 10],
    [989, 10],
    [990, 10],
    [991, 9],
    [999, 1],
    [1000, 0],
  ])('lifted to a floor of 10 after %i of today still meets the cap of 1000: it earns %i', (before, points) => {
    expect(buy(500, { memberDays: 365, ...earnedToday(before) }, withRules({ floor: { points: 10, afterDays: 365, fromFen: 500 } })).points).toBe(points)
  })

  it.each([
    [49_900, 0, 998],
    [50_000, 0, 1000],
    [50_100, 0, 1000],
    [1000, 979, 20],
    [1000, 980, 20],
    [1000, 981, 19],
  ])('of %i fen, doubled, after %i of today comes to %i under a cap of 1000: the cap is the last', (fen, before, points) => {
    expect(buy(fen, { orderNumber: 1, ...earnedToday(before) }).points).toBe(points)
  })

  it.each<[string, Partial<Occasion>, string[]]>([
    ['the first order', { orderNumber: 1, day: '2026-11-01' }, ['first_order 200']],
    ['the second order', { orderNumber: 2, day: '2026-11-01' }, ['repeat_order 150']],
    ['the third order', { orderNumber: 3, day: '2026-11-01' }, ['repeat_order 120']],
    ['the fourth order', { orderNumber: 4, day: '2026-11-01' }, []],
    ['the day before a member day', { day: '2026-12-07' }, []],
    ['a member day', { day: '2026-12-08' }, ['window 150']],
    ['the day after a member day', { day: '2026-12-09' }, []],
    ['the day before a span of days', { day: '2026-11-17' }, []],
    ['the first of a span of days', { day: '2026-11-18' }, ['window 130']],
    ['the last of a span of days', { day: '2026-11-22' }, ['window 130']],
    ['the day after a span of days', { day: '2026-11-23' }, []],
    ['the eighth within a span of days, where both apply', { day: '2027-03-08' }, ['window 180']],
    ['the eighth before that span', { day: '2027-02-08' }, ['window 150']],
    ['the first day of a window of one day', { day: '2027-04-30' }, ['window 120']],
    ['the day after a window of one day', { day: '2027-05-01' }, []],
    ['the second order on a day whose window is as good', { orderNumber: 2, day: '2026-12-08' }, ['repeat_order 150']],
    ['the third order on a day whose window is better', { orderNumber: 3, day: '2026-12-08' }, ['window 150']],
    ['the day before a birthday', { day: '2026-05-19', birthday: '05-20' }, []],
    ['a birthday', { day: '2026-05-20', birthday: '05-20' }, ['birthday 200']],
    ['the day after a birthday', { day: '2026-05-21', birthday: '05-20' }, []],
    ['29 February in a leap year', { day: '2028-02-29', birthday: '02-29' }, ['birthday 200']],
    ['28 February of a leap year, born on the 29th', { day: '2028-02-28', birthday: '02-29' }, []],
    ['28 February of another year, born on the 29th', { day: '2027-02-28', birthday: '02-29' }, ['birthday 200']],
  ])('on %s has the factors that the occasion brings', (_when, more, factors) => {
    expect(factorsOf(more)).toEqual(factors)
  })

  it('takes of several factors of an occasion only the largest, and names the others', () => {
    const { lines } = buy(10_000, { orderNumber: 2, day: '2026-12-08', birthday: '12-08' }, withRules(everyKind))
    expect(lines).toContainEqual({ kind: 'multiplier', points: 100, reason: 'birthday', percent: 200, exactHundredths: 20_000, outdone: ['repeat_order', 'window'] })
  })

  it.each([
    [499, 365, 4],
    [500, 364, 5],
    [500, 365, 10],
    [999, 366, 10],
    [1000, 366, 10],
    [1100, 366, 11],
  ])('of %i fen by a member of %i days earns %i with a floor of 10 from ¥5 after a year', (fen, memberDays, points) => {
    expect(buy(fen, { memberDays }, withRules({ floor: { points: 10, afterDays: 365, fromFen: 500 } })).points).toBe(points)
  })

  it.each([
    [0, 30, 30],
    [70, 30, 30],
    [71, 30, 29],
    [100, 30, 0],
  ])('after %i growth of today brings of %i growth %i under a cap of 100', (purchaseGrowth, wanted, growth) => {
    const rule = { ...plainRule, growth: { fenPerGrowth: 200, purchaseDailyCap: 100, behaviourDailyCap: 5 } }
    expect(buy(wanted * 200, { today: { ...nothingYet, purchaseGrowth } }, rule).growth).toBe(growth)
  })

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
    const { points, lines } = buy(1900, { tier: two, orderNumber: 1 })
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
  ])('of %i points after %i today comes to %i under a cap of 1000', (wanted, before, points) => {
    expect(buy(wanted * 100, earnedToday(before)).points).toBe(points)
  })

  it('always has lines that add up, and never earns more than the cap leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(one, two, three), fc.integer({ min: 1, max: 4 }), fc.nat(2000), (paidFen, tier, orderNumber, before) => {
        const { points, lines } = buy(paidFen, { tier, orderNumber, birthday: '11-20', memberDays: 400, ...earnedToday(before) }, withRules(everyKind))
        expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(points)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(Math.max(0, plainRule.dailyCap - before))
      }),
    )
  })
})

it('a set reward is held by the cap, and says so; growth is not', () => {
  expect(fixedAccrual({ points: 30, growth: 20 }, { ...nothingYet, points: 990 }, plainRule)).toEqual({
    points: 10,
    growth: 20,
    lines: [{ kind: 'fixed', points: 30 }, { kind: 'cap', points: -20, capPoints: 1000, capUsedBefore: 990 }],
  })
})

it.each([
  [0, 2, 2],
  [3, 2, 2],
  [4, 2, 1],
  [5, 2, 0],
  [6, 2, 0],
])('after %i growth of today from what was done, %i more bring %i under a cap of 5', (behaviourGrowth, wanted, growth) => {
  const rule = { ...plainRule, growth: { fenPerGrowth: 200, purchaseDailyCap: 0, behaviourDailyCap: 5 } }
  expect(fixedAccrual({ points: 0, growth: wanted }, { ...nothingYet, purchaseGrowth: 99, behaviourGrowth }, rule).growth).toBe(growth)
})

describe('a refund', () => {
  it.each([
    [100, 0, 10_000, 1, 0],
    [100, 0, 10_000, 100, 1],
    [100, 0, 10_000, 9999, 99],
    [100, 0, 10_000, 10_000, 100],
    [100, 60, 10_000, 5000, 0],
    [0, 0, 50, 50, 0],
  ])('of %i earned, %i settled, %i paid and %i refunded asks for %i', (earned, settled, paidFen, refundedFen, due) => {
    expect(refundDue({ earned, settled, paidFen, refundedFen })).toBe(due)
  })

  it('in any number of parts takes all in the end, and never more than its share', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 12 }), (earned, parts) => {
        const paidFen = parts.reduce((sum, part) => sum + part, 0)
        let [refundedFen, takenBack] = [0, 0]
        for (const part of parts) {
          refundedFen += part
          takenBack += refundDue({ earned, settled: takenBack, paidFen, refundedFen })
          expect(takenBack * paidFen).toBeLessThanOrEqual(earned * refundedFen)
        }
        expect(takenBack).toBe(earned)
      }),
    )
  })
})
