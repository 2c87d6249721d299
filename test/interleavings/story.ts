import { ApiError } from '../../src/api/problem'
import type { Session } from '../../src/api/session'
import { phone, resetPhone } from '../stand-ins/taro'
import { App, type Page, type Source } from './app'
import { Clock } from './clock'
import { compare, count } from './comparison'
import { Expected } from './expected'
import { claimable, writeElsewhere, type Elsewhere } from './elsewhere'
import { Knowledge } from './knowledge'
import { eveningMs, midnightMs } from './members'
import { badGateway, broken, Network, type Flight } from './network'
import type { Server } from './server'
import type { Interleaving, Step } from './steps'

/** One phone, the server, and whoever else uses the member's account. */
export class Story {
  readonly #clock: Clock
  readonly #network: Network
  readonly #knowledge = new Knowledge()
  readonly #expected: Expected
  #app!: App
  #midnights = 0
  /** How many requests had been sent before the tap that is under way; 0 when none is. */
  #tapped = 0

  constructor(
    readonly server: Server,
    readonly who: { first: Session; second: Session },
    readonly plan: Interleaving,
  ) {
    this.#clock = new Clock(eveningMs + plan.skewMs)
    this.#clock.install()
    this.#network = new Network(() => this.#clock.ms)
    this.#expected = new Expected(server)
    resetPhone()
    phone.carrier = this.#network.carry
  }

  async live(): Promise<void> {
    await this.#expected.begin(this.#members)
    phone.storage.set('mc:session', JSON.stringify({ session: this.who.first, renewal: { provider: 'phone' } }))
    this.#app = new App(this.plan.pages)
    await this.#clock.settle()
    if (this.plan.settled) await this.#comeIn()
    for (const step of this.plan.steps) await this.#take(step).then(() => this.#clock.settle())
    await this.#comeIn()
    await compare(this.#app, this.server, this.#knowledge, true)
    await this.#comeBack()
    await compare(this.#app, this.server, this.#knowledge, false)
    await this.#expected.hold()
    expect(this.#network.wrong).toEqual([])
    this.#app.die(true)
    this.#clock.forget()
  }

  get #members(): string[] {
    return [...new Set([this.who.first.subjectId, this.who.second.subjectId])]
  }

  async #take(step: Step): Promise<unknown> {
    const app = this.#app
    const network = this.#network
    switch (step.kind) {
      case 'tap':
        return this.#tap(step.page, step.times)
      case 'make up': {
        const [day] = app.shown('/me/check-in').data?.makeUp.repairable ?? []
        if (day) this.#write('a make-up', step.times, () => app.parts.makeUp(day))
        return
      }
      case 'claim': {
        const task = claimable(app.shown('/me/tasks').data)
        if (task) this.#write('a claim', step.times, () => app.parts.claimTask(task))
        return
      }
      case 'arrive':
      case 'answer':
      case 'lose':
      case 'fail':
        return this.#move(step)
      case 'wait':
        return this.#wait(step.ms)
      case 'look again':
        app.parts.appHidden()
        return app.parts.appShown()
      case 'turn page':
        return app.turn(step.page)
      case 'kill':
        if (network.flights.some(({ asked, abandoned }) => asked.method === 'POST' && !abandoned)) count('killed with a write under way')
        app.die(network.flights.every(({ abandoned }) => abandoned))
        this.#clock.forget()
        for (const flight of network.flights) flight.abandoned = true
        this.#tapped = 0
        await this.#wait(step.restartMs)
        this.#app = new App([step.page])
        return
      case 'network':
        return network.become(step.online) && app.parts.networkReturned()
      case 'other phone':
        return this.#otherPhone(step.act)
      case 'midnight':
        if (this.#midnights === 2) return
        if (network.flights.some(({ asked }) => asked.method === 'POST')) count('midnight with a write under way')
        this.#midnights += 1
        this.server.moveClock(midnightMs(this.#midnights))
        return this.#knowledge.changed([null, ...this.#members])
      case 'sign in':
        network.closed()
        if (step.who) app.parts.becomeSomeone(this.who[step.who], { provider: 'phone' })
        else app.parts.signOut()
    }
  }

  async #move(step: Step & { kind: 'arrive' | 'answer' | 'lose' | 'fail' }): Promise<void> {
    const flight = this.#network.pick({ arrive: 'going' as const, answer: 'coming' as const, lose: 'any' as const, fail: 'going' as const }[step.kind], step.which)
    if (!flight) return
    if (step.kind === 'arrive') return this.#arrive(flight)
    if (step.kind === 'answer') return await this.#answer(flight)
    if (step.kind === 'fail' && step.done) await this.#arrive(flight)
    if (flight.told && flight.asked.method === 'POST') count('an answer lost after it was done')
    this.#network.land(flight)
    if (flight.abandoned) return
    if (step.kind === 'lose') flight.fail()
    else flight.succeed(step.done ? badGateway : broken)
  }

  /** As the buttons do it: a done day's is dead, and so is one that knows of no network. */
  #tap(page: Page, times: number): void {
    const app = this.#app
    const source = page === 'home' ? '/me/home' : '/me/check-in'
    const summary = app.summary(source)
    if (!summary || summary.done || app.shown(source).error?.message === 'OFFLINE') return
    this.#tapped = this.#network.sent
    this.#network.day = summary.today
    const ended = () => void (this.#tapped = 0)
    this.#write(times === 10 ? 'ten taps' : 'a tap', times, () => app.parts.checkIn(summary.today).then((answer) => answer && ended(), (failure) => {
      ended()
      throw failure
    }))
  }

  /** Taps that come before the screen has changed. */
  #write(what: string, times: number, write: () => Promise<unknown>): void {
    count(what)
    const refused = (failure: unknown) => {
      if (!(failure instanceof Error && failure.name === ApiError.name)) throw failure
      count(`${what} that failed`)
    }
    for (let tap = 0; tap < times; tap += 1) write().catch(refused)
  }

  async #wait(ms: number): Promise<void> {
    await this.#clock.advance(ms)
    // The app has lost patience with these.
    for (const flight of this.#network.flights) if (flight.sentMs + 12_000 <= this.#clock.ms) flight.abandoned = true
  }

  async #arrive(flight: Flight): Promise<void> {
    const { asked } = flight
    flight.told = await this.server.ask(asked)
    flight.seen = this.#knowledge.next()
    if (asked.method === 'POST') {
      if (!this.#expected.done(asked, flight.told)) count('a key that came again')
      if (flight.abandoned) this.#knowledge.changed([asked.memberId])
      else if (asked.path.includes('check-ins')) this.#knowledge.tasksMoved(asked.memberId)
    }
    if (flight.abandoned) this.#network.land(flight)
  }

  async #answer(flight: Flight): Promise<void> {
    this.#network.land(flight)
    const { asked, told } = flight
    if (flight.abandoned || !told) return
    const read = asked.method === 'GET'
    const source = (read ? asked.path.replace('/v1', '') : told.status === 201 && /check-ins/.test(asked.path) ? '/me/check-in' : null) as Source | null
    if (this.#knowledge.told(flight, read && this.#network.overridden(flight) ? null : source)) count('an answer that another has overtaken')
    if (told.status < 300 && source) this.#knowledge.said(source, asked.memberId, read ? (JSON.parse(told.text) as object) : (JSON.parse(told.text) as { checkIn: object }).checkIn)
    if (!read && told.status < 500) this.#network.closed(flight)
    const done = read && source && this.#tapped >= flight.sent && this.#app.summary(source)?.done
    flight.succeed(told)
    await this.#clock.settle()
    if (done && this.#tapped >= flight.sent && !this.#app.summary(source)?.done) throw new Error('what was asked for before a tap took it back')
  }

  async #otherPhone(act: Elsewhere): Promise<void> {
    const memberId = this.who.first.subjectId
    const asked = await writeElsewhere(this.server, act, memberId, `other-${this.#knowledge.next()}`)
    if (!asked) return
    this.#expected.done(asked, await this.server.ask(asked))
    this.#knowledge.changed([memberId])
  }

  /** All that is under way comes in, and what it leads to. */
  async #comeIn(): Promise<void> {
    const { last } = this.plan
    for (let round = 0; round < 300; round += 1) {
      const { flights } = this.#network
      const flight = flights[last[round % last.length] % flights.length]
      // A query that failed asks once more a moment later.
      if (!flight) await this.#wait(700)
      else if (flight.told) await this.#answer(flight)
      else await this.#arrive(flight)
      await this.#clock.settle()
      if (!flight && this.#network.flights.length === 0) return
    }
    throw new Error('the app does not come to rest')
  }

  /** The member comes back to the app a minute later, there is a network, and both pages are looked at. */
  async #comeBack(): Promise<void> {
    const { parts } = this.#app
    this.#network.become(true)
    parts.appHidden()
    await this.#wait(60_000)
    parts.networkReturned()
    parts.appShown()
    for (const page of ['home', 'tasks'] as const) this.#app.open(page)
    await this.#clock.settle()
    await this.#comeIn()
  }
}
