import type { RequestOptions } from '../stand-ins/http'
import type { Seat } from './handset'
import type { Asked, Told } from './server'

/** A request on its way, and later its answer. */
export interface Flight {
  /** Who sent it, and waits for its answer while alive. */
  seat: Seat
  asked: Asked
  /** The session it was sent with. */
  token: string | null
  told: Told | null
  /** What its sender was told in the end; lost is nothing. */
  heard: Told | null
  answer(told: Told): void
  fail(): void
}

/** What a proxy says that has no answer, and what a failing server says. */
export const badGateway: Told = { status: 502, serverTime: '', text: '<html>Bad Gateway</html>' }
export const broken: Told = { status: 500, serverTime: '', text: JSON.stringify({ type: 'about:blank', title: 'failed', status: 500, code: 'INTERNAL', requestId: 'r' }) }

/** Between phones and the server: nothing moves unless it is moved. */
export class Network {
  flights: Flight[] = []
  /** Every request that was ever sent. */
  readonly sent: Flight[] = []

  carryFor = (seatOf: () => Seat) => (options: RequestOptions): void => {
    const header = Object.fromEntries(Object.entries(options.header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]))
    const token = header.authorization?.replace('Bearer ', '') ?? null
    const seat = seatOf()
    const flight: Flight = {
      seat,
      token,
      asked: {
        method: (options.method ?? 'GET') as Asked['method'],
        path: options.url,
        // Tokens of these tests are "<member> <how many sessions before>".
        memberId: token && token.split(' ')[0],
        key: header['idempotency-key'],
        body: options.data == null ? undefined : (JSON.parse(String(options.data)) as unknown),
      },
      told: null,
      heard: null,
      answer: (told) => {
        if (!seat.alive) return
        flight.heard = told
        const { status, text, serverTime } = told
        options.success?.({ statusCode: status, header: serverTime ? { 'server-time': serverTime } : {}, data: text, errMsg: 'request:ok' })
      },
      fail: () => {
        if (seat.alive) options.fail?.({ errMsg: 'request:fail' })
      },
    }
    this.flights.push(flight)
    this.sent.push(flight)
  }

  land(flight: Flight): void {
    this.flights = this.flights.filter((other) => other !== flight)
  }
}
