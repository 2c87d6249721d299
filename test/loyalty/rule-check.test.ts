import { programme } from '../../brand/programme'
import { ruleVersions } from '../../brand/rules'
import { bestReturnPercent, checkRules } from '../../loyalty/rule-check'
import type { EarningRules, RuleVersion, Tier } from '../../loyalty/rules'
import { plainRule } from './rules'

const midnight: RuleVersion = { ...plainRule, effectiveAt: '2019-12-31T16:00:00Z' }
const check = (...versions: RuleVersion[]) => checkRules(versions, 480)
const earning = (more: Partial<EarningRules>, rule: Partial<RuleVersion> = {}): RuleVersion => ({ ...midnight, ...rule, earning: { ...midnight.earning, ...more } })
const [one, two, three] = midnight.ladder
const ladder = (...tiers: Tier[]): RuleVersion => ({ ...midnight, ladder: tiers })
const windowed = (more: object) => earning({ windows: [{ name: 'week', percent: 150, untilDay: '2026-12-31', ...more }] })

const gift = { days: 7, points: 20, makeUpCard: true }
const checkIn = { streakPoints: [2, 3], growth: 2, milestones: [gift], makeUp: { withinDays: 7, perMonth: 2 } }

it('rules without a contradiction have neither errors nor warnings', () => {
  expect(check(midnight)).toEqual({ errors: [], warnings: [] })
})

describe('an error', () => {
  it.each<[string, RuleVersion[], string]>([
    ['no version at all', [], 'There is no rule version.'],
    ['a version that begins with the one before', [midnight, { ...midnight, version: 2 }], 'Version 2 begins on 2019-12-31T16:00:00Z, not after version 1.'],
    ['a version that begins before the one before', [midnight, { ...midnight, version: 2, effectiveAt: '2019-12-30T16:00:00Z' }], 'Version 2 begins on 2019-12-30T16:00:00Z, not after version 1.'],
    ['a number used twice', [midnight, { ...midnight, effectiveAt: '2020-12-31T16:00:00Z' }], 'Version 1 stands after version 1: numbers must rise.'],
    ['an instant that is none', [{ ...midnight, effectiveAt: 'soon' }], 'Version 1 begins at "soon", which is no instant.'],
    ['no tiers', [ladder()], 'Version 1: the ladder has no tier.'],
    ['ranks with a gap', [ladder(one, { ...two, rank: 3 })], "Version 1: the tiers' ranks are 1, 3, and must be 1 to 2."],
    ['a tier that occurs twice', [ladder(one, two, { ...three, tierId: 'two' })], 'Version 1: two tiers are called "two".'],
    ['growth that does not rise', [ladder(one, two, { ...three, growthThreshold: 100 })], 'Version 1: tier "three" asks for growth 100, not more than "two" below it.'],
    ['spend that does not rise', [ladder(one, two, { ...three, spendThresholdFen: 10_000 })], 'Version 1: tier "three" asks for ¥100, not more than "two" below it.'],
    ['a first tier that asks for growth', [ladder({ ...one, growthThreshold: 1 }, two, three)], 'Version 1: the first tier "one" asks for something, and everyone must have a tier.'],
    ['a first tier that asks for money', [ladder({ ...one, spendThresholdFen: 1 }, two, three)], 'Version 1: the first tier "one" asks for something, and everyone must have a tier.'],
    ['a tier that takes away', [ladder({ ...one, multiplierPercent: 99 }, two, three)], 'Version 1: tier "one" multiplies by 99 %, which takes points away.'],
    ['a first order that takes away', [earning({ firstOrderPercent: 99 })], 'Version 1: the factor on the first order is 99 %, and must be at least 100 %.'],
    ['a birthday that takes away', [earning({ birthdayPercent: 99 })], 'Version 1: the factor on birthdays is 99 %, and must be at least 100 %.'],
    ['a step that changes nothing', [earning({ step: { fromFen: 1, percent: 100 } })], 'Version 1: the factor on large purchases is 100 %, and must be at least 101 %.'],
    ['a repeat order that changes nothing', [earning({ repeatOrders: [{ order: 2, percent: 100 }] })], 'Version 1: the factor on order 2 is 100 %, and must be at least 101 %.'],
    ['a window that changes nothing', [windowed({ percent: 100 })], 'Version 1: the factor of window "week" is 100 %, and must be at least 101 %.'],
    ['a repeat order named twice', [earning({ repeatOrders: [{ order: 2, percent: 150 }, { order: 2, percent: 120 }] })], 'Version 1: order 2 has two factors.'],
    ['the first order among the repeat orders', [earning({ repeatOrders: [{ order: 1, percent: 150 }] })], 'Version 1: order 1 has a factor among the repeat orders, and they begin with 2.'],
    ['a floor above the cap', [earning({ floor: { points: 1001, afterDays: 0, fromFen: 200_000 } })], 'Version 1: the floor of 1001 points is above the daily cap of 1000.'],
    ['a window of no days', [windowed({ untilDay: undefined })], 'Version 1: window "week" holds no day.'],
    ['a window that ends before it begins', [windowed({ fromDay: '2027-01-01' })], 'Version 1: window "week" holds no day.'],
    ['a window too short for its day', [windowed({ fromDay: '2026-12-10', dayOfMonth: 9 })], 'Version 1: window "week" holds no day.'],
    ['two windows of one name', [earning({ windows: ['2026-12-30', '2026-12-31'].map((untilDay) => ({ name: 'week', percent: 150, untilDay })) })], 'Version 1: two windows are called "week".'],
    ['a least payment that is no step', [{ ...midnight, pay: { minPoints: 150, stepPoints: 100, maxSharePercent: 50 } }], 'Version 1: paying with points begins at 150, which is no multiple of its step 100.'],
    ['checking in for nothing', [{ ...midnight, checkIn: { ...checkIn, streakPoints: [] } }], 'Version 1: checking in names no points for its first day.'],
    ['a row of days with two gifts', [{ ...midnight, checkIn: { ...checkIn, milestones: [gift, gift] } }], 'Version 1: 7 days in a row bring two gifts.'],
    ['points of a fraction', [{ ...midnight, dailyCap: 999.5 }], 'Version 1: dailyCap is 999.5, and must be a whole number of at least 0.'],
    ['a negative number deep inside', [ladder(one, two, { ...three, growthThreshold: 500, rank: 3, spendThresholdFen: -1 })], 'Version 1: ladder.2.spendThresholdFen is -1, and must be a whole number of at least 0.'],
    ['a point for no money', [earning({ fenPerPoint: 0 })], 'Version 1: earning.fenPerPoint is 0, and everything would be worth everything.'],
    ['points worth as much as what earns them', [{ ...midnight, worth: { points: 3, fen: 100 } }], 'Version 1: points are worth more than what earns them: at best 100 % of the paid money comes back.'],
  ])('is %s', (_what, versions, sentence) => {
    const { errors, warnings } = check(...versions)
    expect(errors).toContain(sentence)
    expect(warnings).toEqual([])
  })
})

describe('a warning', () => {
  const four = { ...three, tierId: 'four', rank: 4, growthThreshold: 900, spendThresholdFen: 90_000 }
  const nine = Array.from({ length: 9 }, (_, i) => ({ ...one, tierId: `t${i}`, rank: i + 1, growthThreshold: i, spendThresholdFen: i }))
  it.each<[string, RuleVersion, string[]]>([
    ['an even number of tiers', ladder(one, two, three, four), ['Version 1: has 4 tiers, an even number: no tier is the middle one.']],
    ['more than seven tiers', ladder(...nine), ['Version 1: has 9 tiers: more than seven are hard to tell apart.']],
    ['seven tiers: none', ladder(...nine.slice(0, 7)), []],
    ['a return above a fifth', { ...midnight, worth: { points: 100, fen: 667 } }, ['Version 1: gives back up to 20.01 % of the paid money in points, more than 20 %.']],
    ['a return of not quite a fifth: none', { ...midnight, worth: { points: 100, fen: 666 } }, []],
    ['a window without an end', windowed({ untilDay: undefined, dayOfMonth: 8 }), ['Version 1: has a window "week" without an end.']],
    ['a day that some months lack', windowed({ dayOfMonth: 29 }), ['Version 1: has a window "week" on day 29, which some months lack.']],
    ['the 28th: none', windowed({ dayOfMonth: 28 }), []],
    ['a window on the last day of its span: none', windowed({ fromDay: '2026-11-09', untilDay: '2026-12-08', dayOfMonth: 8 }), []],
    ['a cap that an ordinary purchase meets', { ...midnight, dailyCap: 750 }, ['Version 1: has a daily cap of 750 that one purchase of ¥500 meets: it earns 750.']],
    ['a cap just above it: none', { ...midnight, dailyCap: 751 }, []],
    ['a start in the middle of a day', { ...midnight, effectiveAt: '2020-01-01T00:30:00Z' }, ["Version 1: begins at 08:30 on the brand's clock: a day then has two rules."]],
  ])('is due for %s', (_what, rule, warnings) => {
    expect(check(rule)).toEqual({ errors: [], warnings })
  })
})

it('the best return takes every factor at its largest, the better of factors and floor, and the monthly bonus', () => {
  expect(bestReturnPercent(plainRule)).toBeCloseTo(3)
  const step = { fromFen: 1, percent: 300 }
  expect(bestReturnPercent(earning({ step, birthdayPercent: 250 }))).toBeCloseTo(1.5 * 3 * 2.5)
  expect(bestReturnPercent(earning({ floor: { points: 10, afterDays: 0, fromFen: 200 } }))).toBeCloseTo(5)
  expect(bestReturnPercent(earning({ monthlyBonus: { fromFen: 10_000, points: 30 } }))).toBeCloseTo(3.3)
})

it("the brand's own rules have no errors, and only the warnings that are known", () => {
  expect(checkRules(ruleVersions, programme.utcOffsetMinutes)).toEqual({
    errors: [],
    warnings: ['Version 3: has a window "会员日" without an end.'],
  })
})
