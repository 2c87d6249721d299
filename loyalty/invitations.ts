import { DAY_MS } from './calendar'

export type InvitationState = 'registered' | 'first_order' | 'settled' | 'withdrawn' | 'over_limit'

/** The first instant a purchase can no longer be returned, UTC milliseconds. */
export function settlesAtMs(paidAtMs: number, windowDays: number): number {
  return paidAtMs + windowDays * DAY_MS
}

/** How far an invitation has come for who invited. It waits as long as not both sides have theirs. */
export function invitationState(facts: { ordered: boolean; withdrawn: boolean; closed: boolean; overLimit: boolean }): InvitationState {
  if (facts.withdrawn) return 'withdrawn'
  if (facts.closed) return facts.overLimit ? 'over_limit' : 'settled'
  return facts.ordered ? 'first_order' : 'registered'
}
