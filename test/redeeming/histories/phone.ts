import type { ApiError as Failure } from '../../../src/api/problem'
import type { Session } from '../../../src/api/session'
import type { Price } from '../../../loyalty/rewards'
import { App } from '../app'
import * as writes from '../writes'
import { Handset } from '../handset'
import type { Flight, Network } from '../network'
import { sessionOf } from '../world'

/** What somebody wants once, from the first tap until the phone is told what became of it. */
export interface Intent {
  memberId: string
  rewardId: string
  price: Price
  reserve: boolean
  /** Ids it went out under. */
  ids: Set<string>
  end: 'done' | 'refused' | null
}

/** Taking back or completing what is there, until it is heard what became of it. */
interface Change {
  what: 'take back' | 'complete'
  id: string
  end: 'done' | 'refused' | null
}

interface Redeemed {
  redemptionId: string
  pricePoints: number
}

export const rewardIds = ['tea', 'cup']
const bodyOf = ({ asked }: Flight) => (asked.body ?? {}) as { redemptionId?: string; rewardId?: string }

/** A phone in somebody's hand: its app, which dies and is started again, and what its owner has asked for. */
export class Phone {
  readonly handset = new Handset()
  readonly intents: Intent[] = []
  readonly changes: Change[] = []
  /** What its pages showed when they were last opened. */
  seen = new Map<string, Price>()
  app: App
  #running = new Set<Intent>()
  #sessions = 0

  constructor(
    readonly network: Network,
    readonly member: Session,
  ) {
    this.handset.storage.set('mc:session', JSON.stringify({ session: sessionOf(member), renewal: { provider: 'phone' } }))
    this.app = this.#start()
  }

  #start(): App {
    const app: App = new App(this.handset, this.network.carryFor(() => app.seat))
    return app
  }

  /** Whether a session that it was sent with has ended. */
  hasEnded = ({ token }: Flight): boolean => token !== null && Number(token.split(' ')[1]) < this.#sessions
  endSession(): void {
    this.#sessions += 1
  }

  /** Whoever is no longer signed in signs in again. */
  signIn(): void {
    const { signedInAs, becomeSomeone } = this.app.parts
    if (!signedInAs()) becomeSomeone(sessionOf(this.member, this.#sessions), { provider: 'phone' })
  }

  open(rewardId: string): Intent | undefined {
    return [...this.intents].reverse().find((intent) => intent.rewardId === rewardId && intent.end === null)
  }

  intentOf(flight: Flight): Intent | undefined {
    const { redemptionId } = bodyOf(flight)
    return redemptionId ? this.intents.find(({ ids }) => ids.has(redemptionId)) : undefined
  }

  /** As the button does it; times is a finger faster than the page. */
  tap(rewardId: string, times: number, reserve: boolean): void {
    if (!this.app.parts.signedInAs()) return
    const known = writes.unheardOf(this.app, rewardId)
    const open = this.open(rewardId)
    if (known && !open) throw new Error('one tap is one redemption: the phone asks again for what has ended')
    const price = this.seen.get(rewardId)
    if (open ? this.#running.has(open) : !price) return
    const intent = open ?? { memberId: this.member.subjectId, rewardId, price: price!, reserve, ids: new Set<string>(), end: null }
    if (!open) this.intents.push(intent)
    this.#running.add(intent)
    for (let tap = 0; tap < times; tap += 1) this.#send(intent, { rewardId, price: price ?? intent.price, reserve })
  }

  #send(intent: Intent, wanted: writes.Wanted): void {
    const { app } = this
    writes.redeem(app, wanted).then(
      (answer) => {
        if (!app.alive) return
        const { redemptionId, pricePoints } = answer as Redeemed
        if (!intent.ids.has(redemptionId) || pricePoints !== intent.price.points) throw new Error('one tap is one redemption: the answer is of another')
        this.#running.delete(intent)
        intent.end = 'done'
      },
      (failure: Failure) => {
        if (!app.alive) return
        if (failure.name !== 'ApiError') throw failure
        this.#running.delete(intent)
        // Who is not signed in sees nothing of what is under way.
        if (app.parts.signedInAs() && !writes.unheardOf(app, intent.rewardId)) intent.end ??= 'refused'
      },
    )
  }

  /** The app has sent something. */
  noteSent(flight: Flight): void {
    const { redemptionId, rewardId } = bodyOf(flight)
    if (!redemptionId || !rewardId) return
    const intent = this.open(rewardId) ?? this.intents.find(({ ids }) => ids.has(redemptionId))
    if (!intent) throw new Error('one tap is one redemption: sent without a tap')
    intent.ids.add(redemptionId)
    if (intent.ids.size > 1) throw new Error('one tap is one redemption: it goes out under another id')
  }

  /** The last that was had is taken back, or what is kept is completed. */
  change(what: Change['what']): void {
    const had = [...this.intents].reverse().find(({ end, reserve }) => end === 'done' && (what === 'take back' || reserve))
    if (!had || !this.app.parts.signedInAs()) return
    const [id] = had.ids
    let change = this.changes.find((other) => other.what === what && other.id === id && other.end === null)
    if (!change) this.changes.push((change = { what, id, end: null }))
    this.#ask(change)
  }

  #ask(change: Change): void {
    const { app } = this
    const asked = change.what === 'take back' ? writes.takeBack(app, change.id) : writes.complete(app, change.id)
    asked.then(
      () => {
        if (app.alive) change.end = 'done'
      },
      (failure: Failure) => {
        if (!app.alive) return
        if (failure.name !== 'ApiError') throw failure
        if (!failure.passing && failure.status !== 401) change.end ??= 'refused'
      },
    )
  }

  /** Killed, and started again. */
  kill(): void {
    this.app.kill()
    this.#running.clear()
    this.app = this.#start()
    this.signIn()
    for (const intent of this.intents.filter(({ end }) => end === null)) {
      if (writes.unheardOf(this.app, intent.rewardId)) continue
      const sent = this.network.sent.filter((flight) => this.intentOf(flight) === intent)
      const heard = sent.find((flight) => flight.heard && flight.heard.status < 500)
      if (sent.length > 0 && !heard) throw new Error('one tap is one redemption: the phone has forgotten what it sent')
      intent.end = heard?.heard?.status === 201 ? 'done' : 'refused'
    }
  }

  /** A page is opened: it shows what the brand offers now, and takes up what was not heard of. */
  look(prices: Map<string, Price>): void {
    this.signIn()
    this.seen = prices
    for (const rewardId of rewardIds) if (writes.unheardOf(this.app, rewardId)) this.tap(rewardId, 1, false)
    for (const change of this.changes) if (change.end === null) this.#ask(change)
  }

  get atRest(): boolean {
    return this.intents.every(({ end }) => end !== null) && this.changes.every(({ end }) => end !== null)
  }
}
