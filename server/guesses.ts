import type { Request } from './call'
import type { Context } from './context'
import { Problem } from './problem'

type From = Request<never>['from']

const windowMs = 60 * 60_000
/** Enough for clumsy fingers, and for a shop full of them behind one address. */
const perDevice = 10
const perAddress = 100
/** Whoever has many addresses must not fill the memory: the oldest are forgotten first. */
const mostKept = 50_000

/** Of an IPv6 address the part that one household has: it may change the rest as it likes. */
export function household(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^.*:/, '')
  const [head, tail = ''] = address.split('::').map((part) => part.split(':').filter(Boolean).join(':'))
  const [before, after] = [head, tail].map((part) => (part === '' ? [] : part.split(':')))
  const groups = address.includes('::') ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after] : before
  return groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')
}

/** Wrong codes of the last hour, by whoever tried them; each server process counts for itself, as with the rate limits. */
class Tries {
  /** In the order in which they end. */
  readonly #tries = new Map<string, { count: number; until: number }>()

  /** The seconds until somebody may be wrong again; 0: at once. */
  waits(who: string, most: number, now: number): number {
    const known = this.#tries.get(who)
    return known && known.until > now && known.count >= most ? Math.ceil((known.until - now) / 1000) : 0
  }

  count(who: string, now: number): void {
    for (const [other, { until }] of this.#tries) {
      if (until > now && this.#tries.size < mostKept) break
      this.#tries.delete(other)
    }
    const known = this.#tries.get(who)
    if (known) known.count += 1
    else this.#tries.set(who, { count: 1, until: now + windowMs })
  }
}

const kept = new WeakMap<Context['db'], Tries>()

/**
 * The answer to a code that is none, counted by address and by device: CODE_UNKNOWN, and after many of them TOO_MANY_REQUESTS.
 * Right codes do not come here, so that nobody is kept from one by what others behind the same address try.
 */
export function wrongCode({ db, now: clock }: Pick<Context, 'db' | 'now'>, { address, deviceId }: From): Problem {
  const now = clock()
  const tries = kept.get(db) ?? new Tries()
  kept.set(db, tries)
  const from: [string, number][] = [[`address ${household(address)}`, perAddress]]
  if (deviceId !== null) from.push([`device ${deviceId}`, perDevice])
  const retryAfterSeconds = Math.max(...from.map(([who, most]) => tries.waits(who, most, now)))
  if (retryAfterSeconds > 0) return new Problem('TOO_MANY_REQUESTS', { retryAfterSeconds })
  for (const [who] of from) tries.count(who, now)
  return new Problem('CODE_UNKNOWN')
}
