const dayMs = 86_400_000

/** How long after it was paid a purchase can be reviewed. */
export const reviewableMs = 90 * dayMs

/** Whether a purchase, reviewed or not, is one to be reviewed: not too long ago, and not all of it paid back. */
export function canBeReviewed(purchase: { paidFen: number; refundedFen: number; paidAtMs: number }, nowMs: number): boolean {
  return purchase.refundedFen < purchase.paidFen && nowMs - purchase.paidAtMs < reviewableMs
}

/** A reading that was opened longer ago counts no more. */
export const readingMs = dayMs

/** How far a reading is that was opened at an instant: over, or so many seconds short of being read; 0 is read. */
export function readingStanding(openedAtMs: number, seconds: number, nowMs: number): 'over' | number {
  const passed = nowMs - openedAtMs
  return passed >= readingMs ? 'over' : Math.max(0, Math.ceil(seconds - passed / 1000))
}
