import { Clock } from '../../interleavings/clock'
import type { Session } from '../../server/backend'
import { keptOf, stockOf } from '../kept'
import { Network, badGateway, broken } from '../network'
import type { Flight } from '../network'
import type { Server } from '../server'
import { catalogue, instants, startMs } from '../world'
import type { Shop } from '../world'
import { mustBeKnown, mustHold } from './invariants'
import type { State } from './invariants'
import { Phone } from './phone'
import type { History, Step } from './steps'

/** How often what makes a history worth it has happened. */
export const seen = new Map<string, number>()
const count = (what: string) => void seen.set(what, (seen.get(what) ?? 0) + 1)

const aheadMs = 180_000
const patienceMs = 12_000

/** Two phones, the server, the brand, and all that comes between them. */
export class Story {
  readonly #clock: Clock
  readonly #network = new Network()
  readonly #phones: Phone[]
  readonly #most: Record<string, number> = {}
  #sentMs = new Map<Flight, number>()
  #instant = 0
  #arrived = 0

  constructor(
    readonly server: Server,
    readonly members: Session[],
    readonly plan: History,
  ) {
    server.restart()
    this.#clock = new Clock(startMs + plan.skewMs)
    this.#clock.install()
    this.#phones = [0, plan.shared ? 0 : 1].map((place) => new Phone(this.#network, members[place]))
    for (const phone of this.#phones) phone.look(this.#prices())
    this.#noteStock()
  }

  get #shop(): Shop {
    return this.server.world as Shop
  }

  #prices = () => new Map(catalogue(this.#shop).map(({ rewardId, prices }) => [rewardId, prices[0]]))

  #noteStock(): void {
    for (const { rewardId, stock } of catalogue(this.#shop)) this.#most[rewardId] = Math.max(stock ?? 0, this.#most[rewardId] ?? 0)
  }

  async live(): Promise<void> {
    for (const [place, step] of this.plan.steps.entries()) {
      await this.#take(step).then(() => this.#settle()).catch((failure: Error) => {
        throw Object.assign(failure, { message: `step ${place + 1}, ${step.kind}: ${failure.message}` })
      })
    }
    await this.#comeToRest()
    await mustBeKnown(this.server, this.#phones, await this.#state())
    for (const { app } of this.#phones) app.rest()
    this.#clock.forget()
  }

  /** Everything that goes on by itself has gone on. */
  async #settle(): Promise<void> {
    await this.#clock.settle()
    this.#noteSent()
  }

  #noteSent(): void {
    for (const flight of this.#network.sent) {
      if (this.#sentMs.has(flight)) continue
      this.#sentMs.set(flight, this.#clock.ms)
      this.#phoneOf(flight).noteSent(flight)
    }
  }

  #phoneOf = (flight: Flight): Phone => this.#phones.find(({ handset }) => handset === flight.seat.handset)!

  #pick(which: number, told: boolean): Flight | undefined {
    const those = this.#network.flights.filter((flight) => (flight.told !== null) === told)
    return those[which % those.length]
  }

  async #take(step: Step): Promise<void> {
    if ('phone' in step) return this.#handle(this.#phones[step.phone], step)
    switch (step.kind) {
      case 'arrive': {
        const flight = this.#pick(step.which, false)
        return flight && this.#arrive(flight)
      }
      case 'answer': {
        const flight = this.#pick(step.which, true)
        if (!flight) return
        this.#land(flight, () => flight.answer(flight.told!))
        return this.#dies(this.#phoneOf(flight), step.diesAfter)
      }
      case 'lose': {
        const flight = this.#pick(step.which, true) ?? this.#pick(step.which, false)
        if (flight?.told) count('an answer lost after it was done')
        else if (flight) count('a request lost')
        return flight && this.#land(flight, flight.fail)
      }
      case 'fail': {
        const flight = this.#pick(step.which, false)
        if (!flight) return
        if (step.done) await this.#arrive(flight)
        count(step.done ? 'failed after it was done' : 'failed before it was done')
        return this.#land(flight, () => flight.answer(step.done ? badGateway : broken))
      }
      case 'come twice': {
        const done = this.#network.sent.filter(({ told, asked }) => told?.status === 201 && asked.method === 'POST')
        const flight = done[step.which % done.length]
        if (flight) count('a request that came twice')
        return flight && this.#arrive(flight)
      }
      case 'wait':
        await this.#clock.advance(step.minutes * 60_000)
        return
      case 'brand':
        return this.#brand(step)
      case 'time passes':
        this.#instant = Math.min(this.#instant + step.by, instants.length - 1)
        this.server.world = { ...this.#shop, clockMs: instants[this.#instant] }
        return
      case 'tier drops':
        return this.server.do('tier drops')
    }
  }

  async #handle(phone: Phone, step: Step & { phone: number }): Promise<void> {
    switch (step.kind) {
      case 'have':
        return this.#have(phone, step)
      case 'tap':
        phone.tap(step.reward, step.times, step.reserve && step.reward === 'cup')
        return this.#dies(phone, step.diesAfter)
      case 'take back':
      case 'complete':
        phone.change(step.kind)
        return this.#dies(phone, step.diesAfter)
      case 'look':
        return phone.look(this.#prices())
      case 'kill':
        if (!phone.atRest) count('killed with a write under way')
        return phone.kill()
      case 'session ends':
        return phone.endSession()
    }
  }

  /** Tapped, and nothing is in the way of it. */
  async #have(phone: Phone, { reward, reserve }: { reward: string; reserve: boolean }): Promise<void> {
    const { sent } = this.#network
    const before = sent.length
    phone.tap(reward, 1, reserve && reward === 'cup')
    await this.#settle()
    if (sent.length === before) return
    await this.#arrive(sent[before])
    this.#land(sent[before], () => sent[before].answer(sent[before].told!))
  }

  /** Killed so many turns later. */
  async #dies(phone: Phone, turns: number | null): Promise<void> {
    if (turns === null) return
    for (let turn = 0; turn < turns; turn += 1) await null
    if (!phone.atRest) count('killed at an await')
    this.#noteSent()
    phone.kill()
  }

  #brand({ reward, does }: Step & { kind: 'brand' }): void {
    const change = { dearer: { prices: [{ points: 350, fen: 0 }] }, 'as before': undefined, fewer: { stock: 0 }, withdrawn: null }[does]
    const { [reward]: _before, ...others } = this.#shop.changed
    this.server.world = { ...this.#shop, changed: change === undefined ? others : { ...others, [reward]: change } }
    this.#noteStock()
  }

  #land(flight: Flight, act: () => void): void {
    this.#network.land(flight)
    act()
  }

  async #state(): Promise<State> {
    const members: State['members'] = {}
    for (const { subjectId } of this.members) members[subjectId] = await this.server.read(`kept of ${subjectId}`, subjectId, (tx) => keptOf(tx, subjectId))
    return { members, stock: await this.server.read('stock', null, stockOf) }
  }

  async #arrive(flight: Flight): Promise<void> {
    const phone = this.#phoneOf(flight)
    const gone = !flight.seat.alive || this.#sentMs.get(flight)! + patienceMs <= this.#clock.ms
    // What nobody waits for and the phone was told it is not to be had does not come any more.
    if (gone && phone.intentOf(flight)?.end === 'refused') return this.#network.land(flight)
    if (gone) count('a request that nobody waits for')
    const expired = phone.hasEnded(flight)
    if (expired) count('a session that has ended')
    const ahead = this.#arrived === this.plan.ahead
    this.#arrived += 1
    const before = await this.#state()
    const told = await this.server.ask({ ...flight.asked, ...(expired && { expired }), ...(ahead && { aheadMs }) })
    if (flight.told?.status === 201 && told.status !== 201 && !expired) throw new Error(`one tap is one redemption: done and then ${told.text}`)
    flight.told ??= told
    const { code } = JSON.parse(told.text) as { code?: string }
    count(code ?? `${flight.asked.path.split('/').pop()} done`)
    mustHold({ before, after: await this.#state(), told, intents: this.#phones.flatMap(({ intents }) => intents), nameOf: (id) => this.server.nameOf(id), most: this.#most })
    if (gone) this.#network.land(flight)
  }

  /** All that is under way comes in, and whoever does not know what became of something asks again. */
  async #comeToRest(): Promise<void> {
    for (let round = 0; round < 100; round += 1) {
      const [flight] = this.#network.flights
      if (flight?.told) this.#land(flight, () => flight.answer(flight.told!))
      else if (flight) await this.#arrive(flight)
      else if (this.#phones.every(({ atRest }) => atRest)) return
      else {
        await this.#clock.advance(patienceMs)
        for (const phone of this.#phones) phone.look(this.#prices())
      }
      await this.#settle()
    }
    throw new Error('the app does not come to rest')
  }
}
