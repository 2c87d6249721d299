import { addDays, addMonths, dayOf, endOf, startOfDay } from './calendar'
import type { Expiry } from './rules'

/** Points earned together, which lapse together. expiresAtMs is the first instant they are gone. */
export interface Lot {
  lotId: string
  remaining: number
  expiresAtMs: number
}

/** When points earned at an instant lapse, UTC milliseconds: midnight after their last day. */
export function lotExpiry(earnedAtMs: number, expiry: Expiry, offsetMinutes: number): number {
  const lastDay = endOf(expiry.alignTo, addMonths(dayOf(earnedAtMs, offsetMinutes), expiry.months))
  return startOfDay(addDays(lastDay, 1), offsetMinutes)
}

/** The last day points can be used, on the brand's wall clock. */
export function lastUsableDay(expiresAtMs: number, offsetMinutes: number): string {
  return dayOf(expiresAtMs - 1, offsetMinutes)
}

/**
 * Which lots a spend takes from: the oldest-expiring first, then by id so that the order never depends on the database.
 * Lapsed lots are passed over. Returns null when they hold too little.
 */
export function takeFromLots(lots: readonly Lot[], points: number, nowMs: number): { lotId: string; points: number }[] | null {
  const open = lots
    .filter((lot) => lot.remaining > 0 && lot.expiresAtMs > nowMs)
    .sort((a, b) => a.expiresAtMs - b.expiresAtMs || (a.lotId < b.lotId ? -1 : 1))
  const taken: { lotId: string; points: number }[] = []
  let left = points
  for (const lot of open) {
    if (left === 0) break
    const part = Math.min(lot.remaining, left)
    taken.push({ lotId: lot.lotId, points: part })
    left -= part
  }
  return left === 0 ? taken : null
}
