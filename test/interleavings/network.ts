import type { RequestOptions, RequestTask } from '../stand-ins/http'
import type { Asked, Told } from './server'

/** A request on its way, and later its answer. */
export interface Flight {
  asked: Asked
  sentMs: number
  /** Its number among those sent. */
  sent: number
  told: Told | null
  /** When the server saw it, among all that it saw. */
  seen: number
  succeed: (told: Told) => void
  fail: () => void
  /** Nobody waits for the answer: the app was killed, or has lost patience. */
  abandoned: boolean
  /** What tells this write from another. */
  write: string
}

// Nothing that tells the phone's clock is among them.
const headers = ['accept', 'authorization', 'content-type', 'idempotency-key', 'if-none-match']

/** What a proxy says that has no answer, and what a failing server says. */
export const badGateway: Told = { status: 502, headers: {}, text: '<html>Bad Gateway</html>' }
export const broken: Told = { status: 500, headers: {}, text: JSON.stringify({ type: 'about:blank', title: 'failed', status: 500, code: 'INTERNAL', requestId: 'r' }) }

const nameOf = ({ asked }: Flight) => `${asked.method} ${asked.path} ${asked.memberId}`

/** Between the phone and the server: nothing moves unless it is moved. */
export class Network {
  flights: Flight[] = []
  online = true
  sent = 0
  /** The day that the screen showed when it was last tapped: a check-in names no day, and one for another day is another write. */
  day = ''
  /** What an app must not do. */
  readonly wrong: string[] = []
  readonly #newest = new Map<string, Flight>()
  /** Writes that nobody knows the end of, and their keys. */
  readonly #open = new Map<string, string | undefined>()

  constructor(readonly now: () => number) {}

  carry = (options: RequestOptions): RequestTask => {
    const header = Object.fromEntries(Object.entries(options.header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]))
    const strange = Object.keys(header).filter((name) => !headers.includes(name))
    if (strange.length > 0) this.wrong.push(`the app sends ${strange.join(', ')}`)
    const { authorization } = header
    const flight: Flight = {
      asked: {
        method: options.method ?? 'GET',
        path: options.url,
        memberId: authorization ? authorization.replace('Bearer token of ', '') : null,
        key: header['idempotency-key'],
        etag: header['if-none-match'],
        body: options.data === undefined ? undefined : (JSON.parse(String(options.data)) as unknown),
      },
      sentMs: this.now(),
      sent: (this.sent += 1),
      told: null,
      seen: 0,
      succeed: ({ status, headers, text }) => options.success?.({ statusCode: status, header: headers, data: text, errMsg: 'request:ok' }),
      fail: () => options.fail?.({ errMsg: 'request:fail' }),
      abandoned: false,
      write: `${options.url} ${String(options.data)} ${this.day}`,
    }
    this.#newest.set(nameOf(flight), flight)
    if (flight.asked.method === 'POST') this.#mustBeTheSame(flight)
    if (this.online) this.flights.push(flight)
    else queueMicrotask(flight.fail)
    return Object.assign(new Promise<never>(() => {}), { abort: () => {} })
  }

  /** One of those on their way to the server, or back from it. */
  pick(stage: 'going' | 'coming' | 'any', which: number): Flight | undefined {
    const those = this.flights.filter(({ told, abandoned }) => (stage === 'any' ? !abandoned : stage === 'going' ? !told : told))
    return those[which % those.length]
  }

  /** A write that may have been done already goes out with the key it had: stored before it left, it outlives the app. */
  #mustBeTheSame({ asked: { path, key }, write }: Flight): void {
    if (this.#open.has(write) && this.#open.get(write) !== key) this.wrong.push(`${path} goes out again with another key`)
    this.#open.set(write, key)
  }

  /** The end of a write is known; or of all, for somebody else holds the phone. */
  closed(flight?: Flight): void {
    if (flight) this.#open.delete(flight.write)
    else this.#open.clear()
  }

  /** Whether the app has asked the same again since, and no longer listens to this one. */
  overridden(flight: Flight): boolean {
    return flight.asked.method === 'GET' && this.#newest.get(nameOf(flight)) !== flight
  }

  /** When it goes, those who wait are told. Returns whether it has come back. */
  become(online: boolean): boolean {
    const before = this.online
    this.online = online
    if (online) return !before
    const waited = this.flights.filter(({ abandoned }) => !abandoned)
    this.flights = []
    for (const flight of waited) flight.fail()
    return false
  }

  land(flight: Flight): void {
    this.flights = this.flights.filter((other) => other !== flight)
  }
}
