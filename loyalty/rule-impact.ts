import { purchaseAccrual } from './accrual'
import type { Occasion } from './accrual'
import type { CheckInRules } from './check-in'
import type { EarningRules, EarningWindow, Expiry, RuleVersion, Tier } from './rules'
import { worthFen } from './rules'
import { nextTier, qualifiedTier, qualifies, tierById } from './tiers'
import type { Standing } from './tiers'

/** What of a member decides what a change of rules means to them. */
export interface Affected {
  tierId: string
  standing: Standing
  balance: number
  /** Number of the next order. */
  orderNumber: number
  memberDays: number
}

/** The tier after mine, and what both roads there still lack. */
export interface Ahead {
  tier: Tier
  growth: number
  spendFen: number
}

export type EarningCase = 'plain' | 'large' | 'order' | 'birthday' | 'window'

interface Change<Kind extends string, T> {
  kind: Kind
  before: T
  after: T
}

/** One thing that becomes different for a member. */
export type RuleImpact =
  | Change<'tier', Tier>
  | (Change<'keep', Pick<Tier, 'growthThreshold' | 'spendThresholdFen'>> & { tier: Tier; kept: boolean })
  | Change<'next', Ahead | null>
  | (Change<'earn', number> & { occasion: EarningCase; paidFen: number; name?: string; orderNumber?: number })
  | (Change<'window_days', EarningWindow> & { name: string })
  | Change<'floor', EarningRules['floor'] | null>
  | Change<'monthly_bonus', EarningRules['monthlyBonus'] | null>
  | Change<'check_in', CheckInRules | null>
  | (Change<'worth', number> & { balance: number })
  | Change<'pay', RuleVersion['pay'] | null>
  | Change<'expiry' | 'gift_expiry', Expiry>
  | Change<'daily_cap' | 'growth' | 'notice_days' | 'spend_months' | 'tier_months' | 'grace_days', number>
  | Change<'purchase_growth_cap' | 'behaviour_growth_cap', number | null>

/** A purchase to reckon with. */
const usual = 10_000
const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
const unique = <T>(values: T[]) => [...new Set(values)]

function tierImpacts(who: Affected, now: RuleVersion, then: RuleVersion): RuleImpact[] {
  const { standing } = who
  const current = tierById(now.ladder, who.tierId)
  const kept = tierById(then.ladder, who.tierId)
  // New thresholds raise, and never take a tier away before its term ends.
  const reached = qualifiedTier(then.ladder, standing)
  const after = reached.rank > kept.rank ? reached : kept
  const ahead = (rule: RuleVersion, tier: Tier): Ahead | null => {
    const next = nextTier(rule.ladder, tier)
    return next && { tier: next, growth: Math.max(0, next.growthThreshold - standing.growth), spendFen: Math.max(0, next.spendThresholdFen - standing.spendFen) }
  }
  const asked = ({ growthThreshold, spendThresholdFen }: Tier) => ({ growthThreshold, spendThresholdFen })
  const [aheadNow, aheadThen] = [ahead(now, current), ahead(then, after)]
  const lacks = (next: Ahead | null) => next && [next.tier.tierId, next.tier.name, next.growth, next.spendFen]
  return [
    ...(differ([current.tierId, current.name], [after.tierId, after.name]) ? [{ kind: 'tier', before: current, after } as const] : []),
    ...(differ(asked(current), asked(kept)) ? [{ kind: 'keep', tier: kept, before: asked(current), after: asked(kept), kept: qualifies(kept, standing) } as const] : []),
    ...(differ(lacks(aheadNow), lacks(aheadThen)) ? [{ kind: 'next', before: aheadNow, after: aheadThen } as const] : []),
  ]
}

function earningImpacts(who: Affected, now: RuleVersion, then: RuleVersion): RuleImpact[] {
  const rules = [now, then]
  const windowsOf = (rule: RuleVersion) => rule.earning.windows ?? []
  const tierIn = (rule: RuleVersion) => {
    const kept = tierById(rule.ladder, who.tierId)
    const reached = qualifiedTier(rule.ladder, who.standing)
    return rule === then && reached.rank > kept.rank ? reached : kept
  }
  // An ordinary day of an ordinary order, but for what the case is about: only the windows that are named, and those on any day.
  const earns = (rule: RuleVersion, paidFen: number, more: Partial<Occasion>, name?: string): number => {
    const windows = windowsOf(rule).filter((window) => window.name === name).map(({ percent }) => ({ name: name ?? '', percent }))
    const today = { points: 0, purchaseGrowth: 0, behaviourGrowth: 0 }
    const occasion: Occasion = { tier: tierIn(rule), orderNumber: Infinity, memberDays: who.memberDays, birthday: null, day: '2001-01-01', today, ...more }
    return purchaseAccrual(paidFen, occasion, { ...rule, earning: { ...rule.earning, windows } }).points
  }
  const impacts: RuleImpact[] = []
  const look = (occasion: EarningCase, paidFen: number, more: Partial<Occasion> = {}, told: { name?: string; orderNumber?: number } = {}) => {
    const [before, after] = rules.map((rule) => earns(rule, paidFen, more, told.name))
    if (before !== after) impacts.push({ kind: 'earn', occasion, paidFen, before, after, ...told })
  }
  look('plain', usual)
  // What a case has of its own must differ: what is plainly more is more there too.
  const factorOf = ({ earning }: RuleVersion, orderNumber: number) =>
    orderNumber === 1 ? earning.firstOrderPercent : earning.repeatOrders?.find(({ order }) => order === orderNumber)?.percent
  const orders = rules.flatMap(({ earning }) => [1, ...(earning.repeatOrders ?? []).map(({ order }) => order)])
  for (const orderNumber of unique(orders).sort((a, b) => a - b)) {
    if (orderNumber >= who.orderNumber && factorOf(now, orderNumber) !== factorOf(then, orderNumber)) look('order', usual, { orderNumber }, { orderNumber })
  }
  if (now.earning.birthdayPercent !== then.earning.birthdayPercent) look('birthday', usual, { birthday: '01-01' })
  for (const name of unique(rules.flatMap((rule) => windowsOf(rule).map((window) => window.name)))) {
    const [before, after] = rules.map((rule) => windowsOf(rule).find((window) => window.name === name))
    if (before?.percent !== after?.percent) look('window', usual, {}, { name })
    const days = (window: EarningWindow) => [window.dayOfMonth, window.fromDay, window.untilDay]
    if (before && after && differ(days(before), days(after))) impacts.push({ kind: 'window_days', name, before, after })
  }
  if (differ(now.earning.step, then.earning.step)) for (const paidFen of unique(rules.flatMap(({ earning }) => earning.step?.fromFen ?? []))) look('large', paidFen)
  return impacts
}

/** What of the rules to come becomes different for a member, the most personal first. Nothing that stays is listed. */
export function ruleImpact(who: Affected, now: RuleVersion, then: RuleVersion): RuleImpact[] {
  const changed = <Kind extends RuleImpact['kind'], T>(kind: Kind, part: (rule: RuleVersion) => T): Change<Kind, T>[] => {
    const [before, after] = [part(now), part(then)]
    return differ(before, after) ? [{ kind, before, after }] : []
  }
  const worth = changed('worth', (rule) => worthFen(who.balance, rule)).map((change) => ({ ...change, balance: who.balance }))
  return [
    ...tierImpacts(who, now, then),
    ...earningImpacts(who, now, then),
    ...changed('floor', ({ earning }) => earning.floor ?? null),
    ...changed('monthly_bonus', ({ earning }) => earning.monthlyBonus ?? null),
    ...changed('check_in', ({ checkIn }) => checkIn ?? null),
    ...changed('daily_cap', ({ dailyCap }) => dailyCap),
    ...worth,
    ...changed('pay', ({ pay }) => pay ?? null),
    ...changed('expiry', ({ expiry }) => expiry),
    ...changed('gift_expiry', ({ giftExpiry }) => giftExpiry),
    ...changed('notice_days', ({ expiryNoticeDays }) => expiryNoticeDays),
    ...changed('growth', ({ growth }) => Math.floor(usual / growth.fenPerGrowth)),
    ...changed('purchase_growth_cap', ({ growth }) => growth.purchaseDailyCap ?? null),
    ...changed('behaviour_growth_cap', ({ growth }) => growth.behaviourDailyCap ?? null),
    ...changed('spend_months', ({ rollingSpendMonths }) => rollingSpendMonths),
    ...changed('tier_months', ({ tierValidMonths }) => tierValidMonths),
    ...changed('grace_days', ({ tierGraceDays }) => tierGraceDays),
  ]
}
