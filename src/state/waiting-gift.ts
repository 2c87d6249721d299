import { serverNow } from '../api/server-clock'
import { readStored, removeStored, writeStored } from '../platform/storage'

const slot = 'waiting-gift'
const keptMs = 7 * 86_400_000

interface Waiting {
  token: string
  at: number
}

/** A friend's coupon that somebody saw before joining: it waits until they have. */
export function keepWaiting(token: string): void {
  writeStored(slot, { token, at: serverNow() } satisfies Waiting)
}

export function waitingGift(): string | null {
  const waiting = readStored<Waiting>(slot)
  return waiting && serverNow() - waiting.at < keptMs ? waiting.token : null
}

export function forgetWaiting(): void {
  removeStored(slot)
}
