import { DAY_MS } from './calendar'

export type RedemptionState = 'reserved' | 'done' | 'ready' | 'preparing' | 'shipped' | 'delivered' | 'collected' | 'cancelled' | 'lapsed'

export interface Step {
  state: RedemptionState
  at: string
}

export interface Progress {
  state: RedemptionState
  steps: readonly Step[]
  reservedUntilMs: number | null
  shippedAtMs: number | null
}

/** A parcel that nobody speaks of has arrived by then. */
export const arrivesAfterDays = 15

/** Where a redemption stands: a reservation lapses and a parcel arrives at their instants, whether anybody has looked or not. */
export function progressAt(progress: Progress, nowMs: number): Progress {
  const { state, steps, reservedUntilMs, shippedAtMs } = progress
  const moved = (to: RedemptionState, atMs: number): Progress => ({ ...progress, state: to, steps: [...steps, { state: to, at: new Date(atMs).toISOString() }] })
  if (state === 'reserved' && reservedUntilMs !== null && reservedUntilMs <= nowMs) return moved('lapsed', reservedUntilMs)
  if (state === 'shipped' && shippedAtMs !== null && shippedAtMs + arrivesAfterDays * DAY_MS <= nowMs) return moved('delivered', shippedAtMs + arrivesAfterDays * DAY_MS)
  return progress
}
