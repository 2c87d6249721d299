import type { RuleVersion } from './rules'

/** What of a rule version decides how points pay part of a bill. */
export type PayTerms = Pick<RuleVersion, 'worth' | 'pay'>

export interface PayChoice {
  points: number
  fen: number
}

/** Why points can pay nothing of a bill, and how much is missing. */
export type PayObstacle =
  | { reason: 'NOT_OFFERED' }
  | { reason: 'TOO_FEW_POINTS'; missingPoints: number }
  | { reason: 'BILL_TOO_SMALL'; missingFen: number }

/** From the least to the most, every whole step between; or why there is none. */
export type Payable = { least: PayChoice; most: PayChoice; stepPoints: number } | { obstacle: PayObstacle }

/** What points take off a bill; part of a fen is left out. */
const fenOf = (points: number, { worth }: PayTerms): number => Math.floor((points * worth.fen) / worth.points)

/** The most that points may take off a bill; part of a fen is left out. */
const shareOf = (billFen: number, maxSharePercent: number): number => Math.floor((billFen * maxSharePercent) / 100)

/** The most points that come to no more than so many fen, fens' parts left out. */
const within = (fen: number, { worth }: PayTerms): number => Math.floor(((fen + 1) * worth.points - 1) / worth.fen)

/** What points can pay of a bill. That the member has too few is said before that the bill is too small: no bill would help. */
export function payable(billFen: number, available: number, terms: PayTerms): Payable {
  const { pay } = terms
  if (!pay || pay.maxSharePercent <= 0) return { obstacle: { reason: 'NOT_OFFERED' } }
  const { minPoints, stepPoints, maxSharePercent } = pay
  const whole = (points: number) => Math.floor(points / stepPoints) * stepPoints
  const leastPoints = Math.max(1, Math.ceil(minPoints / stepPoints)) * stepPoints
  const least = { points: leastPoints, fen: fenOf(leastPoints, terms) }
  if (least.fen === 0) return { obstacle: { reason: 'NOT_OFFERED' } }
  if (available < leastPoints) return { obstacle: { reason: 'TOO_FEW_POINTS', missingPoints: leastPoints - available } }
  const share = shareOf(billFen, maxSharePercent)
  if (share < least.fen) return { obstacle: { reason: 'BILL_TOO_SMALL', missingFen: Math.ceil((least.fen * 100) / maxSharePercent) - billFen } }
  const points = whole(Math.min(available, within(share, terms)))
  return { least, most: { points, fen: fenOf(points, terms) }, stepPoints }
}

/** What so many points take off a bill, or null when they may not: no whole step, too few, more than the share, more than there are. */
export function paidWith(points: number, billFen: number, available: number, terms: PayTerms): PayChoice | null {
  const can = payable(billFen, available, terms)
  if ('obstacle' in can || points % can.stepPoints !== 0 || points < can.least.points || points > can.most.points) return null
  return { points, fen: fenOf(points, terms) }
}

/** At most so many choices for a person to tap: the most first, then even parts of it in whole steps, the least last. */
export function offered(can: Payable, terms: PayTerms, count: number): PayChoice[] {
  if ('obstacle' in can) return []
  const { least, most, stepPoints } = can
  const parts = Array.from({ length: count }, (_, i) => Math.round((most.points * (count - i)) / count / stepPoints) * stepPoints)
  const points = [...parts.slice(0, -1), least.points].filter((each) => each >= least.points)
  return [...new Set([most.points, ...points])].slice(0, count).map((each) => ({ points: each, fen: fenOf(each, terms) }))
}
