import { addDays, dayOf, daysBetween, startOfDay } from './calendar'
import type { EarningWindow, RuleVersion, Tier } from './rules'

/** What is wrong with a programme's rules, in sentences for whoever writes them. Errors must not run; warnings are worth a second look. */
export interface RuleFindings {
  errors: string[]
  warnings: string[]
}

/** From this share of the paid money on, buying to collect points begins to look like a business. */
export const arbitrageWarningPercent = 20
/** What a member may well buy at once: a daily cap below it is met in everyday life. */
export const ordinaryPurchaseFen = 50_000

const yuan = (fen: number) => `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`
const byRank = (ladder: readonly Tier[]) => [...ladder].sort((a, b) => a.rank - b.rank)
const shownPercent = (percent: number) => String(Math.round(percent * 100) / 100)

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))]
}

/** The most that points give back of the money that earned them, in percent: every factor at its largest, or the floor, and the monthly bonus. */
export function bestReturnPercent(rule: RuleVersion): number {
  const { fenPerPoint, firstOrderPercent, step, repeatOrders = [], birthdayPercent = 100, windows = [], floor, monthlyBonus } = rule.earning
  const occasion = Math.max(firstOrderPercent, birthdayPercent, ...repeatOrders.map(({ percent }) => percent), ...windows.map(({ percent }) => percent))
  const tier = Math.max(...rule.ladder.map(({ multiplierPercent }) => multiplierPercent))
  const byFactors = ((((step?.percent ?? 100) / 100) * tier) / 100) * (occasion / 100) / fenPerPoint
  const byFloor = floor ? floor.points / floor.fromFen : 0
  const byBonus = monthlyBonus ? monthlyBonus.points / monthlyBonus.fromFen : 0
  return ((Math.max(byFactors, byFloor) + byBonus) * rule.worth.fen * 100) / rule.worth.points
}

/** Every number, with the way to it. */
function numbersOf(value: unknown, path: string): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => numbersOf(part, path ? `${path}.${key}` : key))
}

function ladderErrors(ladder: readonly Tier[]): string[] {
  const sorted = byRank(ladder)
  const [first] = sorted
  if (!first) return ['the ladder has no tier']
  const errors: string[] = []
  if (sorted.some(({ rank }, i) => rank !== i + 1)) errors.push(`the tiers' ranks are ${sorted.map(({ rank }) => rank).join(', ')}, and must be 1 to ${sorted.length}`)
  for (const tierId of repeated(sorted.map((tier) => tier.tierId))) errors.push(`two tiers are called "${tierId}"`)
  if (first.growthThreshold !== 0 || first.spendThresholdFen !== 0) errors.push(`the first tier "${first.tierId}" asks for something, and everyone must have a tier`)
  for (const { tierId, multiplierPercent } of sorted) {
    if (multiplierPercent < 100) errors.push(`tier "${tierId}" multiplies by ${multiplierPercent} %, which takes points away`)
  }
  sorted.slice(1).forEach((tier, i) => {
    const below = sorted[i]
    if (tier.growthThreshold <= below.growthThreshold) errors.push(`tier "${tier.tierId}" asks for growth ${tier.growthThreshold}, not more than "${below.tierId}" below it`)
    if (tier.spendThresholdFen <= below.spendThresholdFen) errors.push(`tier "${tier.tierId}" asks for ${yuan(tier.spendThresholdFen)}, not more than "${below.tierId}" below it`)
  })
  return errors
}

function hasDays({ dayOfMonth, fromDay, untilDay }: EarningWindow): boolean {
  if (dayOfMonth === undefined && fromDay === undefined && untilDay === undefined) return false
  if (fromDay === undefined || untilDay === undefined) return true
  const length = daysBetween(fromDay, untilDay)
  if (length < 0 || dayOfMonth === undefined) return length >= 0
  // Two months hold every day of the month that there is; the 31st may take three.
  return Array.from({ length: Math.min(length, 92) + 1 }, (_, i) => Number(addDays(fromDay, i).slice(8))).includes(dayOfMonth)
}

function earningErrors({ earning, dailyCap, pay, checkIn }: RuleVersion): string[] {
  const { firstOrderPercent, step, repeatOrders = [], birthdayPercent = 100, windows = [], floor } = earning
  const errors: string[] = []
  const factor = (name: string, percent: number, least: number) => {
    if (percent < least) errors.push(`${name} is ${percent} %, and must be at least ${least} %`)
  }
  factor('the factor on the first order', firstOrderPercent, 100)
  factor('the factor on birthdays', birthdayPercent, 100)
  if (step) factor('the factor on large purchases', step.percent, 101)
  for (const { order, percent } of repeatOrders) {
    factor(`the factor on order ${order}`, percent, 101)
    if (order < 2) errors.push(`order ${order} has a factor among the repeat orders, and they begin with 2`)
  }
  for (const order of repeated(repeatOrders.map((repeat) => repeat.order))) errors.push(`order ${order} has two factors`)
  for (const name of repeated(windows.map((window) => window.name))) errors.push(`two windows are called "${name}"`)
  for (const window of windows) {
    factor(`the factor of window "${window.name}"`, window.percent, 101)
    if (!hasDays(window)) errors.push(`window "${window.name}" holds no day`)
  }
  if (floor && floor.points > dailyCap) errors.push(`the floor of ${floor.points} points is above the daily cap of ${dailyCap}`)
  if (checkIn && checkIn.streakPoints.length === 0) errors.push('checking in names no points for its first day')
  for (const days of repeated((checkIn?.milestones ?? []).map((milestone) => milestone.days))) errors.push(`${days} days in a row bring two gifts`)
  if (pay && pay.minPoints % pay.stepPoints !== 0) errors.push(`paying with points begins at ${pay.minPoints}, which is no multiple of its step ${pay.stepPoints}`)
  return errors
}

function errorsOf(rule: RuleVersion): string[] {
  const errors = [...ladderErrors(rule.ladder), ...earningErrors(rule)]
  for (const [path, value] of numbersOf(rule, '')) {
    if (!Number.isSafeInteger(value) || value < 0) errors.push(`${path} is ${value}, and must be a whole number of at least 0`)
  }
  const divisors: [string, number][] = [['earning.fenPerPoint', rule.earning.fenPerPoint], ['growth.fenPerGrowth', rule.growth.fenPerGrowth], ['worth.points', rule.worth.points]]
  for (const [path, value] of divisors) if (value === 0) errors.push(`${path} is 0, and everything would be worth everything`)
  if (errors.length > 0) return errors
  const best = bestReturnPercent(rule)
  return best >= 100 ? [`points are worth more than what earns them: at best ${shownPercent(best)} % of the paid money comes back`] : []
}

function warningsOf(rule: RuleVersion, offsetMinutes: number): string[] {
  const { ladder, earning, dailyCap, effectiveAt } = rule
  const warnings: string[] = []
  const begins = Date.parse(effectiveAt)
  const minutes = (begins - startOfDay(dayOf(begins, offsetMinutes), offsetMinutes)) / 60_000
  if (minutes !== 0) {
    const clock = [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':')
    warnings.push(`begins at ${clock} on the brand's clock: a day then has two rules`)
  }
  if (ladder.length % 2 === 0) warnings.push(`has ${ladder.length} tiers, an even number: no tier is the middle one`)
  if (ladder.length > 7) warnings.push(`has ${ladder.length} tiers: more than seven are hard to tell apart`)
  const best = bestReturnPercent(rule)
  if (best > arbitrageWarningPercent) warnings.push(`gives back up to ${shownPercent(best)} % of the paid money in points, more than ${arbitrageWarningPercent} %`)
  for (const { name, dayOfMonth, untilDay } of earning.windows ?? []) {
    if (untilDay === undefined) warnings.push(`has a window "${name}" without an end`)
    if (dayOfMonth !== undefined && dayOfMonth > 28) warnings.push(`has a window "${name}" on day ${dayOfMonth}, which some months lack`)
  }
  const tier = Math.max(...ladder.map(({ multiplierPercent }) => multiplierPercent))
  const ordinary = Math.floor((Math.floor(ordinaryPurchaseFen / earning.fenPerPoint) * tier) / 100)
  if (ordinary >= dailyCap) warnings.push(`has a daily cap of ${dailyCap} that one purchase of ${yuan(ordinaryPurchaseFen)} meets: it earns ${ordinary}`)
  return warnings
}

function sequenceErrors(versions: readonly RuleVersion[]): string[] {
  if (versions.length === 0) return ['There is no rule version.']
  const unreadable = versions.filter(({ effectiveAt }) => Number.isNaN(Date.parse(effectiveAt)))
  if (unreadable.length > 0) return unreadable.map(({ version, effectiveAt }) => `Version ${version} begins at "${effectiveAt}", which is no instant.`)
  return versions.slice(1).flatMap((rule, i) => {
    const before = versions[i]
    const errors: string[] = []
    if (rule.version <= before.version) errors.push(`Version ${rule.version} stands after version ${before.version}: numbers must rise.`)
    if (Date.parse(rule.effectiveAt) <= Date.parse(before.effectiveAt)) errors.push(`Version ${rule.version} begins on ${rule.effectiveAt}, not after version ${before.version}.`)
    return errors
  })
}

/** Looks at all versions of a programme, oldest first. offsetMinutes is the brand's zone. */
export function checkRules(versions: readonly RuleVersion[], offsetMinutes: number): RuleFindings {
  const inVersion = (rule: RuleVersion, words: string) => `Version ${rule.version}: ${words}.`
  const errors = [...sequenceErrors(versions), ...versions.flatMap((rule) => errorsOf(rule).map((words) => inVersion(rule, words)))]
  if (errors.length > 0) return { errors, warnings: [] }
  return { errors, warnings: versions.flatMap((rule) => warningsOf(rule, offsetMinutes).map((words) => inVersion(rule, words))) }
}
