import { fc } from '../random'
import { ruleVersions } from '../../brand/rules'
import { purchaseAccrual } from '../../loyalty/accrual'
import { ruleAt, worthFen } from '../../loyalty/rules'
import { foresee, nextTier, qualifiedTier, reviewTier, tierBelow, tierById, tracksTo, waysTo } from '../../loyalty/tiers'
import type { Outlook } from '../../loyalty/tiers'
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

describe('a look ahead', () => {
  const look = (growth: number, spendFen: number, more: Partial<Outlook> = {}): Outlook => ({ rule: plainRule, current: one, standing: { growth, spendFen }, purchaseGrowthToday: 0, ...more })

  it.each([
    [{ spendFen: 4999, growth: 0 }, 'one'],
    [{ spendFen: 5000, growth: 0 }, 'two'],
    [{ spendFen: 0, growth: 49 }, 'one'],
    [{ spendFen: 0, growth: 50 }, 'two'],
    [{ spendFen: 2000, growth: 39 }, 'one'],
    [{ spendFen: 2000, growth: 40 }, 'two'],
  ])('with %j more sees %s', (extra, tierId) => {
    const { tier, raised, next } = foresee(look(50, 5000), extra)
    expect([tier.tierId, raised, next?.tierId]).toEqual([tierId, tierId !== 'one', tierId === 'one' ? 'two' : 'three'])
  })

  it('says what both roads still lack then', () => {
    // 20 yuan bring 10 growth.
    expect(foresee(look(50, 5000), { spendFen: 2000, growth: 0 }).tracks).toEqual([
      { kind: 'spend', value: 7000, target: 10_000, remaining: 3000, percent: 70 },
      { kind: 'growth', value: 60, target: 100, remaining: 40, percent: 60 },
    ])
    expect(foresee(look(50, 5000), { spendFen: 100_000, growth: 0 })).toMatchObject({ tier: three, next: null, tracks: [] })
  })

  it('counts no more growth than the day has room for', () => {
    const rule = { ...plainRule, growth: { fenPerGrowth: 10, purchaseDailyCap: 60 } }
    expect(foresee(look(50, 0, { rule, purchaseGrowthToday: 11 }), { spendFen: 9000, growth: 0 }).raised).toBe(false)
    expect(foresee(look(50, 0, { rule, purchaseGrowthToday: 10 }), { spendFen: 9000, growth: 0 }).raised).toBe(true)
  })

  it('lets nobody fall: who holds more than the standing carries keeps it', () => {
    expect(foresee(look(0, 0, { current: three }), { spendFen: 0, growth: 0 })).toMatchObject({ tier: three, raised: false })
  })

  it('names the cheaper road for money, and tasks rounded up', () => {
    expect(waysTo(two, look(50, 5000), 20)).toEqual({ spendFen: 5000, growth: 50, tasks: 3 })
    expect(waysTo(two, look(90, 5000), 20)).toEqual({ spendFen: 2000, growth: 10, tasks: 1 })
    expect(waysTo(two, look(90, 9000), 0)).toEqual({ spendFen: 1000, growth: 10, tasks: null })
    expect(waysTo(two, look(100, 0), 20)).toEqual({ spendFen: 0, growth: 0, tasks: 0 })
    expect(waysTo(two, look(0, 10_000), 20)).toEqual({ spendFen: 0, growth: 0, tasks: 0 })
  })
})

describe('on the ladder in force', () => {
  const rule = ruleVersions[ruleVersions.length - 1]
  const standing = fc.record({ growth: fc.integer({ min: 0, max: 7000 }), spendFen: fc.integer({ min: 0, max: 900_000 }) })
  const extra = fc.record({ growth: fc.integer({ min: 0, max: 3000 }), spendFen: fc.integer({ min: 0, max: 900_000 }) })
  const outlook = fc.record({ standing, purchaseGrowthToday: fc.integer({ min: 0, max: 3000 }) }).map((now): Outlook => ({ rule, current: qualifiedTier(rule.ladder, now.standing), ...now }))
  const upper = rule.ladder.filter(({ rank }) => rank > 1)

  it('more spending or more growth never lowers the tier foreseen', () => {
    fc.assert(
      fc.property(outlook, extra, extra, (now, some, more) => {
        const both = { growth: some.growth + more.growth, spendFen: some.spendFen + more.spendFen }
        expect(foresee(now, both).tier.rank).toBeGreaterThanOrEqual(foresee(now, some).tier.rank)
      }),
    )
  })

  it('the least purchase that is named reaches the tier, and a fen less does not; so do the tasks', () => {
    fc.assert(
      fc.property(outlook, fc.integer({ min: 1, max: 90 }), (now, taskGrowth) => {
        const target = nextTier(rule.ladder, now.current)
        fc.pre(target !== null)
        const { spendFen, tasks } = waysTo(target!, now, taskGrowth)
        expect(foresee(now, { spendFen, growth: 0 }).tier.rank).toBeGreaterThanOrEqual(target!.rank)
        expect(foresee(now, { spendFen: spendFen - 1, growth: 0 }).raised).toBe(false)
        expect(foresee(now, { spendFen: 0, growth: tasks! * taskGrowth }).raised).toBe(true)
        expect(foresee(now, { spendFen: 0, growth: (tasks! - 1) * taskGrowth }).raised).toBe(false)
      }),
    )
  })

  it.each(upper.flatMap((tier) => [-1, 0, 1].map((off) => [tier.name, off, tier] as const)))('%s by either road at its threshold %i', (_, off, tier) => {
    const below = tierBelow(rule.ladder, tier)!
    const expected = off < 0 ? below.tierId : tier.tierId
    expect(qualifiedTier(rule.ladder, { growth: tier.growthThreshold + off, spendFen: 0 }).tierId).toBe(expected)
    expect(qualifiedTier(rule.ladder, { growth: 0, spendFen: tier.spendThresholdFen + off }).tierId).toBe(expected)
    const now: Outlook = { rule, current: below, standing: { growth: 0, spendFen: 0 }, purchaseGrowthToday: rule.growth.purchaseDailyCap ?? 0 }
    expect(foresee(now, { growth: tier.growthThreshold + off, spendFen: 0 }).tier.tierId).toBe(expected)
    expect(foresee(now, { growth: 0, spendFen: tier.spendThresholdFen + off }).tier.tierId).toBe(expected)
  })

  it.each(rule.ladder.map((tier) => [tier.name, tier] as const))('a purchase at %s is multiplied by its factor, rounded down, on either side of a whole point', (_, tier) => {
    const occasion = { tier, orderNumber: 9, memberDays: 0, birthday: null, day: '2026-11-21', today: { points: 0, purchaseGrowth: 0, behaviourGrowth: 0 } }
    for (const yuan of [19, 20, 21]) {
      const expected = Math.floor((yuan * tier.multiplierPercent) / 100)
      expect(purchaseAccrual(yuan * 100, occasion, rule).points).toBe(expected)
      expect(purchaseAccrual(yuan * 100 + 99, occasion, rule).points).toBe(expected)
      expect(purchaseAccrual(yuan * 100 - 1, occasion, rule).points).toBe(Math.floor(((yuan - 1) * tier.multiplierPercent) / 100))
    }
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
