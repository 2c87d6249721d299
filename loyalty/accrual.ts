import type { RuleVersion, Tier } from './rules'

/** One step of a receipt; the points of all lines add up to the entry. Same shape as ReceiptLine in the contract. */
export interface AccrualLine {
  kind: 'base' | 'multiplier' | 'cap' | 'fixed'
  points: number
  paidFen?: number
  fenPerPoint?: number
  reason?: 'tier' | 'first_order'
  percent?: number
  tierId?: string
  exactHundredths?: number
  capPoints?: number
  capUsedBefore?: number
}

export interface Accrual {
  points: number
  growth: number
  lines: AccrualLine[]
}

/**
 * What a purchase earns. Every step rounds down to whole points, so the lines add up without a remainder.
 * earnedToday is what already counts towards the daily cap.
 */
export function purchaseAccrual(input: {
  paidFen: number
  tier: Tier
  firstOrder: boolean
  earnedToday: number
  rule: RuleVersion
}): Accrual {
  const { paidFen, tier, rule, earnedToday } = input
  const base = Math.floor(paidFen / rule.earning.fenPerPoint)
  const lines: AccrualLine[] = [{ kind: 'base', points: base, paidFen, fenPerPoint: rule.earning.fenPerPoint }]
  let points = base

  const multiply = (reason: 'tier' | 'first_order', percent: number) => {
    if (percent === 100) return
    const exactHundredths = points * percent
    const product = Math.floor(exactHundredths / 100)
    const line: AccrualLine = { kind: 'multiplier', points: product - points, reason, percent, exactHundredths }
    if (reason === 'tier') line.tierId = tier.tierId
    lines.push(line)
    points = product
  }
  multiply('tier', tier.multiplierPercent)
  if (input.firstOrder) multiply('first_order', rule.earning.firstOrderPercent)

  points = underCap(points, lines, earnedToday, rule)
  return { points, growth: Math.floor(paidFen / rule.growth.fenPerGrowth), lines }
}

/** What a set reward comes to today: for checking in, for a task. Growth knows no cap. */
export function fixedAccrual(input: { points: number; growth: number; earnedToday: number; rule: RuleVersion }): Accrual {
  const lines: AccrualLine[] = [{ kind: 'fixed', points: input.points }]
  return { points: underCap(input.points, lines, input.earnedToday, input.rule), growth: input.growth, lines }
}

/** What of the points the day still has room for; a line says what the cap took off. */
function underCap(points: number, lines: AccrualLine[], earnedToday: number, rule: RuleVersion): number {
  const room = Math.max(0, rule.dailyCap - earnedToday)
  if (points <= room) return points
  lines.push({ kind: 'cap', points: room - points, capPoints: rule.dailyCap, capUsedBefore: earnedToday })
  return room
}

/**
 * How much of what a purchase earned is still to be taken back after a refund.
 * Proportional to all money refunded so far and rounded down, so many small refunds never take more than one big one,
 * and a full refund takes back all.
 */
export function refundDue(input: { earned: number; takenBack: number; paidFen: number; refundedFen: number }): number {
  const { earned, takenBack, paidFen, refundedFen } = input
  const target = refundedFen >= paidFen ? earned : Number((BigInt(earned) * BigInt(refundedFen)) / BigInt(paidFen))
  return Math.max(0, target - takenBack)
}
