import { isBirthday, windowsOn } from './rules'
import type { RuleVersion, Tier } from './rules'

export type FactorReason = 'step' | 'tier' | 'first_order' | 'repeat_order' | 'birthday' | 'window'

/** One step of a receipt; the points of all lines add up to the entry. Same shape as ReceiptLine in the contract. */
export interface AccrualLine {
  kind: 'base' | 'multiplier' | 'floor' | 'cap' | 'fixed'
  points: number
  paidFen?: number
  fenPerPoint?: number
  reason?: FactorReason
  percent?: number
  tierId?: string
  /** The tier is a boost, and this its last day. */
  boostLastDay?: string
  /** Name of a window, number of an order. */
  name?: string
  orderNumber?: number
  exactHundredths?: number
  floorPoints?: number
  capPoints?: number
  capUsedBefore?: number
  /** Factors that applied too and were smaller: of those for an occasion only the largest counts. */
  outdone?: FactorReason[]
}

export interface Accrual {
  points: number
  growth: number
  lines: AccrualLine[]
}

/** What already counts towards the caps of the day. */
export interface Today {
  points: number
  purchaseGrowth: number
  behaviourGrowth: number
}

/** What of a member and a day decides what a purchase earns. */
export interface Occasion {
  tier: Tier
  /** The last day of the boost that the tier comes from; without one the tier is the member's own. */
  boostLastDay?: string
  /** 1 is the first purchase. */
  orderNumber: number
  /** Whole days since joining. */
  memberDays: number
  /** "MM-DD", or null when not told. */
  birthday: string | null
  /** "YYYY-MM-DD" in the brand's zone. */
  day: string
  today: Today
}

interface Factor {
  reason: FactorReason
  percent: number
  name?: string
  orderNumber?: number
}

/** The factors an occasion brings, the largest first; equals stay in this order. */
function occasionFactors(rule: RuleVersion, { orderNumber, birthday, day }: Occasion): Factor[] {
  const { firstOrderPercent, repeatOrders = [], birthdayPercent = 100 } = rule.earning
  const factors: Factor[] = []
  if (orderNumber === 1) factors.push({ reason: 'first_order', percent: firstOrderPercent })
  for (const { order, percent } of repeatOrders) if (order === orderNumber) factors.push({ reason: 'repeat_order', percent, orderNumber })
  if (isBirthday(birthday, day)) factors.push({ reason: 'birthday', percent: birthdayPercent })
  for (const { name, percent } of windowsOn(rule, day)) factors.push({ reason: 'window', percent, name })
  return factors.filter(({ percent }) => percent > 100).sort((a, b) => b.percent - a.percent)
}

/**
 * What a purchase earns: base, step, tier, the largest factor of the occasion, floor, cap, in this order. Every step rounds
 * down to whole points, so the lines add up without a remainder.
 */
export function purchaseAccrual(paidFen: number, occasion: Occasion, rule: RuleVersion): Accrual {
  const { tier, boostLastDay, memberDays, today } = occasion
  const { fenPerPoint, step, floor } = rule.earning
  const base = Math.floor(paidFen / fenPerPoint)
  const lines: AccrualLine[] = [{ kind: 'base', points: base, paidFen, fenPerPoint }]
  let points = base

  const multiply = ({ percent, ...why }: Factor, more: Partial<AccrualLine> = {}) => {
    if (percent === 100) return
    const exactHundredths = points * percent
    const product = Math.floor(exactHundredths / 100)
    lines.push({ kind: 'multiplier', points: product - points, percent, ...why, exactHundredths, ...more })
    points = product
  }
  if (step && paidFen >= step.fromFen) multiply({ reason: 'step', percent: step.percent })
  multiply({ reason: 'tier', percent: tier.multiplierPercent }, { tierId: tier.tierId, ...(boostLastDay && { boostLastDay }) })
  const [largest, ...smaller] = occasionFactors(rule, occasion)
  if (largest) multiply(largest, smaller.length > 0 ? { outdone: smaller.map(({ reason }) => reason) } : {})

  if (floor && paidFen >= floor.fromFen && memberDays >= floor.afterDays && points < floor.points) {
    lines.push({ kind: 'floor', points: floor.points - points, floorPoints: floor.points })
    points = floor.points
  }
  points = underCap(points, lines, today.points, rule)
  return { points, growth: purchaseGrowth(paidFen, today.purchaseGrowth, rule), lines }
}

/** What a set reward comes to today: for checking in, for a task. */
export function fixedAccrual(reward: { points: number; growth: number }, today: Today, rule: RuleVersion): Accrual {
  const lines: AccrualLine[] = [{ kind: 'fixed', points: reward.points }]
  return { points: underCap(reward.points, lines, today.points, rule), growth: upTo(reward.growth, rule.growth.behaviourDailyCap, today.behaviourGrowth), lines }
}

/** What of the points the day still has room for; a line says what the cap took off. */
function underCap(points: number, lines: AccrualLine[], earnedToday: number, rule: RuleVersion): number {
  const room = Math.max(0, rule.dailyCap - earnedToday)
  if (points <= room) return points
  lines.push({ kind: 'cap', points: room - points, capPoints: rule.dailyCap, capUsedBefore: earnedToday })
  return room
}

/** Growth that a purchase brings; before is what the day's purchases have brought already. */
export function purchaseGrowth(paidFen: number, before: number, { growth }: RuleVersion): number {
  return upTo(Math.floor(paidFen / growth.fenPerGrowth), growth.purchaseDailyCap, before)
}

function upTo(growth: number, cap: number | undefined, before: number): number {
  return cap === undefined ? growth : Math.min(growth, Math.max(0, cap - before))
}

/**
 * How much of what a purchase earned is due back after a refund. Proportional to all money refunded so far and rounded
 * down, so many small refunds never ask for more than one big one, and a full refund asks for all.
 * settled is what earlier refunds asked for, whether it could be taken or was forgiven.
 */
export function refundDue(input: { earned: number; settled: number; paidFen: number; refundedFen: number }): number {
  const { earned, settled, paidFen, refundedFen } = input
  const target = refundedFen >= paidFen ? earned : Number((BigInt(earned) * BigInt(refundedFen)) / BigInt(paidFen))
  return Math.max(0, target - settled)
}
