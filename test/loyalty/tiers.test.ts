import { ruleAt, worthFen } from '../../loyalty/rules'
import { nextTier, qualifiedTier, reviewTier, tierById, tracksTo } from '../../loyalty/tiers'
import { plainRule } from './rules'

const { ladder } = plainRule
const [one, two, three] = ladder

it.each([
  [0, 0, 'one'],
  [99, 9999, 'one'],
  [100, 0, 'two'],
  [0, 10_000, 'two'],
  [499, 59_999, 'two'],
  [500, 0, 'three'],
  [0, 60_000, 'three'],
])('growth of %i and %i fen are enough for %s', (growth, spendFen, tierId) => {
  expect(qualifiedTier([three, one, two], { growth, spendFen }).tierId).toBe(tierId)
})

it('takes a tier that is no longer on the ladder for the first', () => {
  expect(tierById(ladder, 'gone')).toBe(one)
})

it('knows the next tier, and none above the top', () => {
  expect([nextTier(ladder, one), nextTier(ladder, three)]).toEqual([two, null])
})

describe('the roads to the next tier', () => {
  it('begin with the nearer, compared exactly', () => {
    expect(tracksTo(two, { growth: 90, spendFen: 8999 }).map(({ kind }) => kind)).toEqual(['growth', 'spend'])
    expect(tracksTo(two, { growth: 89, spendFen: 8901 }).map(({ kind }) => kind)).toEqual(['spend', 'growth'])
  })

  it('never say 100 percent before they are walked', () => {
    expect(tracksTo(two, { growth: 99, spendFen: 9999 }).map(({ percent }) => percent)).toEqual([99, 99])
  })
})

describe('a review', () => {
  const validUntilMs = 1000
  const review = (nowMs: number, growth: number, current = three) => reviewTier({ ladder, current, standing: { growth, spendFen: 0 }, validUntilMs, graceMs: 100, nowMs })
  it.each([
    [999, 0, { outcome: 'not_due' }],
    [1000, 500, { outcome: 'renewed' }],
    [1000, 499, { outcome: 'grace' }],
    [1099, 499, { outcome: 'grace' }],
    [1100, 500, { outcome: 'renewed' }],
    [1100, 499, { outcome: 'lowered', to: two }],
    [9999, 0, { outcome: 'lowered', to: two }],
  ])('at %i with growth of %i is %j: one step down at most', (nowMs, growth, outcome) => {
    expect(review(nowMs, growth)).toEqual(outcome)
  })

  it('never lowers the first tier', () => {
    expect(review(5000, 0, one)).toEqual({ outcome: 'renewed' })
  })
})

describe('the rule version in force', () => {
  const second = { ...plainRule, version: 2, effectiveAt: '2026-01-01T00:00:00Z' }
  it.each([
    ['2025-12-31T23:59:59.999Z', 1],
    ['2026-01-01T00:00:00Z', 2],
  ])('at %s is %i', (instant, version) => {
    expect(ruleAt([second, plainRule], Date.parse(instant)).version).toBe(version)
  })

  it('must exist', () => {
    expect(() => ruleAt([plainRule], 0)).toThrow('no rule version')
  })

  it('says what points are worth, rounded down', () => {
    expect(worthFen(199, { ...plainRule, worth: { points: 200, fen: 100 } })).toBe(99)
  })
})
