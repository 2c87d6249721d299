import { birthdayIn } from './calendar'
import type { CheckInRules } from './check-in'

/** What a programme's rules are made of. Points, growth and fen are integers; percent 120 is ×1.2; days are days of the brand's zone. */

export interface Tier {
  tierId: string
  /** 1 is the first tier. */
  rank: number
  name: string
  multiplierPercent: number
  /** Either threshold is enough: the road is dual. */
  growthThreshold: number
  spendThresholdFen: number
}

export interface Expiry {
  months: number
  /** Rounded up, in the member's favour, to the end of this. */
  alignTo: 'day' | 'month' | 'quarter'
}

/** Days on which purchases earn more: the same day of every month, or a span of days. Without untilDay it has no end. */
export interface EarningWindow {
  name: string
  percent: number
  dayOfMonth?: number
  fromDay?: string
  untilDay?: string
}

export interface EarningRules {
  fenPerPoint: number
  /** Factor on the first order; 100 is none. */
  firstOrderPercent: number
  /** Factor on a purchase of so much and more. */
  step?: { fromFen: number; percent: number }
  /** Factors on later orders by their number; the first order has a factor of its own. */
  repeatOrders?: { order: number; percent: number }[]
  /** At least so many points for a purchase of so much by members of so many days. */
  floor?: { points: number; afterDays: number; fromFen: number }
  birthdayPercent?: number
  windows?: EarningWindow[]
  /** Once a month, when the month's purchases reach so much. */
  monthlyBonus?: { fromFen: number; points: number }
}

export interface RuleVersion {
  version: number
  /** UTC instant, RFC 3339. */
  effectiveAt: string
  earning: EarningRules
  growth: {
    fenPerGrowth: number
    /** Most growth a day can bring from purchases, and from everything else. */
    purchaseDailyCap?: number
    behaviourDailyCap?: number
  }
  /** Most points one member can earn in one day of the brand's zone. */
  dailyCap: number
  expiry: Expiry
  /** For points that were given, not bought: welcome, campaigns. */
  giftExpiry: Expiry
  expiryNoticeDays: number
  worth: { points: number; fen: number }
  /** How points may pay part of a bill: in steps, from a minimum, up to a share of the bill. */
  pay?: { minPoints: number; stepPoints: number; maxSharePercent: number }
  checkIn?: CheckInRules
  welcomePoints: number
  rollingSpendMonths: number
  tierValidMonths: number
  tierGraceDays: number
  ladder: Tier[]
}

/** The version in force at an instant: the newest that has begun. Throws when none has: a programme needs a first rule. */
export function ruleAt(versions: readonly RuleVersion[], atMs: number): RuleVersion {
  let active: RuleVersion | undefined
  for (const rule of versions) {
    const begun = Date.parse(rule.effectiveAt) <= atMs
    if (begun && (!active || rule.version > active.version)) active = rule
  }
  if (!active) throw new Error('no rule version is in force at this instant')
  return active
}

/** The next version that is announced and has not begun, or null. */
export function upcomingRule(versions: readonly RuleVersion[], atMs: number): RuleVersion | null {
  const announced = versions.filter((rule) => Date.parse(rule.effectiveAt) > atMs)
  return announced.sort((a, b) => Date.parse(a.effectiveAt) - Date.parse(b.effectiveAt))[0] ?? null
}

/** What points are worth in fen at the published ratio, rounded down. */
export function worthFen(points: number, rule: RuleVersion): number {
  return Math.floor((points * rule.worth.fen) / rule.worth.points)
}

/** The windows that are open on a day, "YYYY-MM-DD". */
export function windowsOn(rule: RuleVersion, day: string): EarningWindow[] {
  return (rule.earning.windows ?? []).filter(
    ({ dayOfMonth, fromDay, untilDay }) =>
      (dayOfMonth === undefined || Number(day.slice(8)) === dayOfMonth) && (fromDay === undefined || fromDay <= day) && (untilDay === undefined || day <= untilDay),
  )
}

export function isBirthday(birthday: string | null, day: string): boolean {
  if (birthday === null) return false
  return day === birthdayIn(Number(day.slice(0, 4)), birthday)
}
