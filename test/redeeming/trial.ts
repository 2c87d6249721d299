import type { Clock } from '../interleavings/clock'
import type { Session } from '../server/backend'
import { App } from './app'
import type { Flow } from './flow'
import { Handset } from './handset'
import { Network, badGateway, broken } from './network'
import type { Flight } from './network'
import type { Server } from './server'
import { sessionOf, startMs } from './world'

/** What becomes of the first request, in the order it becomes of it. Late is after whoever sent it has given up; later is after it was asked for again, too. */
export const fates = {
  'nothing is lost': ['arrives', 'is answered'],
  'the request is lost': ['fails'],
  'the request is lost in silence': ['times out'],
  'the request comes late': ['times out', 'arrives late'],
  'the request comes after the one asked again': ['times out', 'arrives last'],
  'the answer is lost': ['arrives', 'fails'],
  'the answer is lost in silence': ['arrives', 'times out'],
  'the answer comes late': ['arrives', 'times out', 'is answered late'],
  'the server fails before it is done': ['breaks'],
  'the server fails after it is done': ['arrives', 'breaks after'],
} satisfies Record<string, Turn[]>
type Turn = 'arrives' | 'is answered' | 'fails' | 'times out' | 'arrives late' | 'arrives last' | 'is answered late' | 'breaks' | 'breaks after'
export type Fate = keyof typeof fates

/** After which turn of the app's work, or which thing stored or sent, it is killed. */
export type Kill = { turn: number } | { effect: number } | null

export type Outcome = { is: 'done'; answer: unknown } | { is: 'refused'; code: string } | { is: 'unheard' } | { is: 'dead' } | { is: 'forgotten' }

/** So many turns without anything stored, sent or ended: nothing more comes by itself. */
const patience = 30

/** One write from its tap to its end, with a kill on the way. */
export class Trial {
  readonly handset = new Handset()
  readonly network = new Network()
  /** The turns after which a kill may make a difference. */
  readonly moments: number[] = []
  effects = 0
  #turns = 0
  #killTurn: number
  #app: App
  #late: Flight[] = []

  constructor(
    readonly server: Server,
    readonly clock: Clock,
    readonly member: Session,
    readonly flow: Flow,
    kill: Kill,
  ) {
    this.#killTurn = kill && 'turn' in kill ? kill.turn : Infinity
    clock.forget()
    clock.ms = startMs
    this.handset.storage.set('mc:session', JSON.stringify({ session: sessionOf(member), renewal: { provider: 'phone' } }))
    this.#app = this.#start(kill && 'effect' in kill ? kill.effect : Infinity)
  }

  #start(lastEffect = Infinity): App {
    const app: App = new App(this.handset, this.network.carryFor(() => app.seat), lastEffect)
    return app
  }

  /** Until it is done or refused, however often it has to be asked for. */
  async live(fate: Fate, meanwhile: () => Promise<unknown>): Promise<Outcome> {
    let turns: Turn[] = [...fates[fate]]
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const outcome = await this.#attempt(turns)
      if (outcome.is === 'done' || outcome.is === 'refused') return this.#end(outcome)
      await this.#afterwards(turns)
      if (attempt === 0) await meanwhile()
      if (outcome.is === 'dead') {
        this.effects = this.#app.seat.effects
        this.#app = this.#start()
        if (!this.flow.isOpen(this.#app)) return this.#end({ is: 'forgotten' })
      }
      turns = ['arrives', 'is answered', ...turns.filter((turn) => turn === 'arrives last')]
    }
    throw new Error(`it does not come to an end: ${this.network.sent.map(({ told }) => told?.text).join(' ')}`)
  }

  async #end(outcome: Outcome): Promise<Outcome> {
    for (const flight of this.#late) await this.#arrive(flight)
    await this.clock.settle()
    this.effects = Math.max(this.effects, this.#app.seat.effects)
    this.#app.rest()
    return outcome
  }

  async #attempt(turns: Turn[]): Promise<Outcome> {
    let outcome: Outcome | null = null
    const { ApiError } = this.#app.parts
    this.flow.begin(this.#app).then(
      (answer) => (outcome = { is: 'done', answer }),
      (failure) => {
        if (!(failure instanceof ApiError)) throw failure
        outcome = this.flow.isOpen(this.#app, failure) ? { is: 'unheard' } : { is: 'refused', code: failure.code }
      },
    )
    const ended = () => outcome
    await this.#pass(ended)
    for (const turn of turns) {
      if (!this.#app.alive) return { is: 'dead' }
      const flight = this.network.flights.find(({ seat }) => seat === this.#app.seat)
      if (!flight || turn.includes('la')) break
      await this.#take(turn, flight)
      await this.#pass(ended)
    }
    return this.#app.alive ? (ended() ?? { is: 'dead' }) : { is: 'dead' }
  }

  async #take(turn: Turn, flight: Flight): Promise<void> {
    if (turn === 'arrives') return this.#arrive(flight)
    if (turn === 'times out') {
      this.clock.ms += 12_000
      return void this.clock.strike()
    }
    this.network.land(flight)
    if (turn === 'fails') flight.fail()
    else flight.answer(turn === 'is answered' ? flight.told! : turn === 'breaks' ? broken : badGateway)
  }

  async #arrive(flight: Flight): Promise<void> {
    flight.told ??= await this.server.ask(flight.asked)
  }

  /** Nobody waits for what is still on its way. */
  async #afterwards(turns: Turn[]): Promise<void> {
    for (const flight of this.network.flights) {
      this.network.land(flight)
      if (turns.includes('arrives last')) this.#late.push(flight)
      else if (turns.includes('arrives') || turns.includes('arrives late')) await this.#arrive(flight)
      if (turns.includes('is answered late')) flight.answer(flight.told!)
    }
    await this.clock.settle()
  }

  /** Once: whoever is started again lives. */
  #killNow(): void {
    if (this.#turns < this.#killTurn) return
    this.#killTurn = Infinity
    this.#app.kill()
  }

  /** Turn by turn, each ending at every await that is waited for then, until nothing comes any more. */
  async #pass(ended: () => Outcome | null): Promise<void> {
    const { seat } = this.#app
    const from = this.#turns
    const done = () => `${seat.effects} ${ended()?.is}`
    let [before, last] = [done(), from]
    this.#killNow()
    while (seat.alive && this.#turns < last + patience) {
      await null
      this.#turns += 1
      this.#killNow()
      if (done() !== before) [before, last] = [done(), this.#turns]
    }
    for (let turn = from; turn <= last + 1; turn += 1) this.moments.push(turn)
    await new Promise((resolve) => setImmediate(resolve))
    if (seat.alive && done() !== before) throw new Error('something came later than it was waited for')
  }
}
