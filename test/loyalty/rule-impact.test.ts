import { ruleImpact } from '../../loyalty/rule-impact'
import type { Affected } from '../../loyalty/rule-impact'
import type { EarningRules, RuleVersion, Tier } from '../../loyalty/rules'
import { plainRule } from './rules'

const [one, two, three] = plainRule.ladder
const somebody: Affected = { tierId: 'two', standing: { growth: 200, spendFen: 30_000 }, balance: 500, orderNumber: 9, memberDays: 100 }
const version = (more: Partial<RuleVersion>): RuleVersion => ({ ...plainRule, version: 2, effectiveAt: '2027-01-01T00:00:00Z', ...more })
const earning = (more: Partial<EarningRules>) => version({ earning: { ...plainRule.earning, ...more } })
const ladder = (...tiers: Tier[]) => version({ ladder: tiers })
const impact = (then: RuleVersion, who: Partial<Affected> = {}, now = plainRule) => ruleImpact({ ...somebody, ...who }, now, then)
const kinds = (then: RuleVersion, who: Partial<Affected> = {}) => impact(then, who).map(({ kind }) => kind)

it('the same rules under another number change nothing for anybody', () => {
  expect(impact(version({}))).toEqual([])
})

it('what joiners get, and a first order long past, change nothing for a member', () => {
  expect(impact(version({ welcomePoints: 999 }))).toEqual([])
  expect(impact(earning({ firstOrderPercent: 300 }))).toEqual([])
})

describe('a threshold', () => {
  const moved = (growthThreshold: number) => ladder(one, two, { ...three, growthThreshold })
  it.each([
    [201, ['next']],
    [200, ['tier', 'earn', 'next']],
    [199, ['tier', 'earn', 'next']],
  ])('of %i growth for the next tier, standing at 200, brings %j', (threshold, expected) => {
    expect(kinds(moved(threshold)).sort()).toEqual([...expected].sort())
  })

  it('that moves away says what is missing before and after', () => {
    expect(impact(moved(700))).toEqual([{ kind: 'next', before: { tier: three, growth: 300, spendFen: 30_000 }, after: { tier: { ...three, growthThreshold: 700 }, growth: 500, spendFen: 30_000 } }])
  })

  it('that is reached by either road names the new tier, and what it brings', () => {
    const then = ladder(one, two, { ...three, spendThresholdFen: 30_000 })
    expect(impact(then)).toMatchObject([
      { kind: 'tier', before: { tierId: 'two' }, after: { tierId: 'three' } },
      { kind: 'next', before: { tier: { tierId: 'three' } }, after: null },
      { kind: 'earn', occasion: 'plain', paidFen: 10_000, before: 115, after: 150 },
    ])
  })

  it.each([
    [200, true],
    [201, false],
  ])('of %i growth for my own tier leaves it to me now, and says whether it will be kept: %s', (growthThreshold, kept) => {
    const then = ladder(one, { ...two, growthThreshold, spendThresholdFen: 50_000 }, three)
    expect(impact(then)).toEqual([
      { kind: 'keep', tier: then.ladder[1], before: { growthThreshold: 100, spendThresholdFen: 10_000 }, after: { growthThreshold, spendThresholdFen: 50_000 }, kept },
    ])
  })

  it('of a tier below or far above is nothing to me', () => {
    const four = { ...three, tierId: 'four', rank: 4, growthThreshold: 9000, spendThresholdFen: 900_000 }
    expect(ruleImpact(somebody, ladder(one, two, three, four), ladder(one, two, three, { ...four, growthThreshold: 8000 }))).toEqual([])
  })

  it('of a tier nobody goes beyond is nothing at the top', () => {
    expect(impact(moved(400), { tierId: 'three', standing: { growth: 900, spendFen: 0 } }).map(({ kind }) => kind)).toEqual(['keep'])
  })
})

describe('a purchase', () => {
  it('is told for ¥100 on an ordinary day when my own factor changes', () => {
    expect(impact(ladder(one, { ...two, multiplierPercent: 125 }, three))).toEqual([{ kind: 'earn', occasion: 'plain', paidFen: 10_000, before: 115, after: 125 }])
    expect(impact(ladder(one, two, { ...three, multiplierPercent: 200 }))).toEqual([])
  })

  it('is told for a member day by its name, with my factor in it', () => {
    const day = { name: '会员日', percent: 150, dayOfMonth: 8 }
    const now = earning({ windows: [day] })
    expect(ruleImpact(somebody, now, earning({ windows: [{ ...day, percent: 200 }] }))).toEqual([{ kind: 'earn', occasion: 'window', name: '会员日', paidFen: 10_000, before: 172, after: 230 }])
    expect(ruleImpact(somebody, now, earning({ windows: [{ ...day, dayOfMonth: 18 }] }))).toMatchObject([{ kind: 'window_days', name: '会员日' }])
    expect(ruleImpact(somebody, now, plainRule)).toMatchObject([{ occasion: 'window', before: 172, after: 115 }])
  })

  it.each([
    [1, [1, 2]],
    [2, [2]],
    [3, []],
  ])('of an order is told only from my next order on: number %i', (orderNumber, orders) => {
    const then = earning({ firstOrderPercent: 300, repeatOrders: [{ order: 2, percent: 150 }] })
    expect(impact(then, { orderNumber }).map((change) => change.kind === 'earn' && change.orderNumber)).toEqual(orders)
  })

  it('is told for a birthday and for the amount that begins a step', () => {
    expect(impact(earning({ birthdayPercent: 200 }))).toMatchObject([{ occasion: 'birthday', before: 115, after: 230 }])
    expect(impact(earning({ step: { fromFen: 30_000, percent: 200 } }))).toMatchObject([{ occasion: 'large', paidFen: 30_000, before: 345, after: 690 }])
  })
})

it('what my points are worth is told of my own balance, rounded down', () => {
  expect(impact(version({ worth: { points: 150, fen: 100 } }), { balance: 100 })).toEqual([{ kind: 'worth', balance: 100, before: 100, after: 66 }])
  expect(impact(version({ worth: { points: 150, fen: 100 } }), { balance: 0 })).toEqual([])
})

describe('everything else that is in the rules', () => {
  const rich: RuleVersion = {
    ...plainRule,
    earning: { ...plainRule.earning, floor: { points: 10, afterDays: 30, fromFen: 500 }, monthlyBonus: { fromFen: 20_000, points: 30 } },
    growth: { fenPerGrowth: 200, purchaseDailyCap: 3000, behaviourDailyCap: 60 },
    pay: { minPoints: 100, stepPoints: 100, maxSharePercent: 50 },
    checkIn: { streakPoints: [2], growth: 2, milestones: [], makeUp: { withinDays: 7, perMonth: 2 } },
  }
  it.each<[string, Partial<RuleVersion>]>([
    ['floor', { earning: { ...rich.earning, floor: undefined } }],
    ['monthly_bonus', { earning: { ...rich.earning, monthlyBonus: { fromFen: 20_000, points: 40 } } }],
    ['check_in', { checkIn: undefined }],
    ['daily_cap', { dailyCap: 2000 }],
    ['pay', { pay: { minPoints: 200, stepPoints: 100, maxSharePercent: 50 } }],
    ['expiry', { expiry: { months: 24, alignTo: 'month' } }],
    ['gift_expiry', { giftExpiry: { months: 12, alignTo: 'month' } }],
    ['notice_days', { expiryNoticeDays: 30 }],
    ['growth', { growth: { ...rich.growth, fenPerGrowth: 100 } }],
    ['purchase_growth_cap', { growth: { ...rich.growth, purchaseDailyCap: undefined } }],
    ['behaviour_growth_cap', { growth: { ...rich.growth, behaviourDailyCap: 80 } }],
    ['spend_months', { rollingSpendMonths: 6 }],
    ['tier_months', { tierValidMonths: 6 }],
    ['grace_days', { tierGraceDays: 0 }],
  ])('is told when it changes, and alone: %s', (kind, more) => {
    expect(ruleImpact(somebody, rich, { ...rich, ...more }).map((change) => change.kind)).toEqual([kind])
  })
})
