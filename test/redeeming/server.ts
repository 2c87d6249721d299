import { sql } from 'kysely'
import type { Tx } from '../../server/database'
import type { Rehearsal } from '../server/undone'

export interface Asked {
  method: 'GET' | 'POST'
  path: string
  /** Who asks; null is nobody. */
  memberId: string | null
  key?: string
  body?: unknown
  /** The session has ended. */
  expired?: boolean
  /** How far the clock of the server that gets it is ahead of the other's. */
  aheadMs?: number
}

export interface Told {
  status: number
  text: string
  serverTime: string
}

/** What is there besides the database: the clock, and what the brand offers. Plain values. */
export type World = { clockMs: number } & Record<string, unknown>

/** What may happen besides requests, by name. */
export type Deeds = Record<string, (tx: Tx) => Promise<unknown>>

type Event = { world: World } & ({ asked: Asked } | { deed: string })

/** What has happened to the server since the beginning of a story, as a way from the root of a tree. */
interface Place {
  depth: number
  /** Where what leads on from here starts: what was refused, or answered as before, has changed nothing, as whoever asked has seen. */
  onward: Place
  from: { place: Place; event: Event } | null
  known: Map<string, unknown>
  next: Map<string, { place: Place; told: Told | null }>
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
function placeFrom(from: Place['from'], changes: boolean): Place {
  const place: Place = { depth: from ? from.place.depth + 1 : 0, onward: undefined!, from, known: new Map(), next: new Map() }
  place.onward = changes || !from ? place : from.place
  return place
}

const keyOf = (event: Event) => JSON.stringify(event)

/**
 * The real server on its real database. It says the same whenever it is asked the same after the same; so what it said is kept,
 * and the database is brought to a place only when something new is asked there: back to where the ways part, then forward.
 */
export class Server {
  readonly #root: Place
  #here: Place
  /** Where the database is. */
  #live: Place
  readonly #names = new Map<string, string>()
  asked = 0
  answered = 0

  private constructor(
    readonly rehearsal: Rehearsal,
    readonly start: World,
    readonly deeds: Deeds,
    /** Makes the world so. */
    readonly install: (world: World) => void,
    /** What of it a request may look at: what it does not look at makes no difference to what it is told. */
    readonly seenBy: (world: World, asked: Asked) => World,
  ) {
    this.#root = this.#here = this.#live = placeFrom(null, true)
    this.world = start
    const { context } = rehearsal.backend
    context.newId = () => this.#newId()
  }

  static async open(rehearsal: Rehearsal, start: World, deeds: Deeds, install: Server['install'], seenBy: Server['seenBy']): Promise<Server> {
    install(start)
    await sql`savepoint depth_0`.execute(rehearsal.tx)
    return new Server(rehearsal, start, deeds, install, seenBy)
  }

  /** Back to the beginning. */
  restart(): void {
    this.#here = this.#root
    this.world = this.start
    this.#names.clear()
  }

  /** As it is now. Nothing of the database changes with it. */
  world: World

  async do(deed: string): Promise<void> {
    await this.#happen({ deed, world: { ...this.start, clockMs: this.world.clockMs } })
  }

  async ask(asked: Asked): Promise<Told> {
    this.asked += 1
    const same = JSON.parse(this.#renamed(asked)) as Asked
    const event: Event = { asked: same, world: this.seenBy(this.world, asked) }
    const told = asked.method === 'GET' ? await this.read(keyOf(event), null, () => this.#inject(same, event.world)) : (await this.#happen(event))!
    return { ...told, text: this.#named(told.text) }
  }

  /** What is read of this place, once. What is only one member's stays as it was when another has written. */
  async read<T>(name: string, memberId: string | null, read: (tx: Tx) => Promise<T>): Promise<T> {
    let at = this.#here
    while (memberId && at.from && !at.known.has(name) && 'asked' in at.from.event && at.from.event.asked.memberId !== memberId) at = at.from.place
    if (!at.known.has(name)) {
      await this.#bring(this.#here)
      at.known.set(name, await read(this.rehearsal.tx))
    }
    return at.known.get(name) as T
  }

  /** What an app calls by chance, by the order in which it came. */
  nameOf(chance: string): string {
    const known = this.#names.get(chance)
    if (known) return known
    const nth = String(this.#names.size + 1)
    const name = chance.length === 36 ? `0000000a-0000-7000-8000-${nth.padStart(12, '0')}` : `the-key-that-came-${nth}`
    this.#names.set(chance, name)
    return name
  }

  #renamed({ key, ...asked }: Asked): string {
    return JSON.stringify({ ...asked, ...(key && { key: this.nameOf(key) }), path: asked.path.replace(uuids, (id) => this.nameOf(id)), ...(asked.body !== undefined && { body: JSON.parse(JSON.stringify(asked.body).replace(uuids, (id) => this.nameOf(id))) as unknown }) })
  }

  #named(text: string): string {
    return [...this.#names].reduce((named, [chance, name]) => named.replaceAll(name, chance), text)
  }

  async #happen(event: Event): Promise<Told | null> {
    const here = (this.#here = this.#here.onward)
    const known = here.next.get(keyOf(event))
    if (known) {
      this.#here = known.place
      return known.told
    }
    await this.#bring(here)
    const told = await this.#apply(event, here.depth + 1)
    const place = placeFrom({ place: here, event }, !told || (told.status < 400 && !this.#wasDone(event)))
    here.next.set(keyOf(event), { place, told })
    this.#here = this.#live = place
    return told
  }

  /** Whether the key was answered before on the way here. */
  #wasDone(event: Event): boolean {
    if (!('asked' in event)) return false
    for (let { from } = this.#here; from; { from } = from.place) if ('asked' in from.event && from.event.asked.key === event.asked.key) return true
    return false
  }

  async #bring(there: Place): Promise<void> {
    const way: Place[] = []
    let [ahead, back] = [there, this.#live]
    while (ahead !== back) {
      if (ahead.depth >= back.depth) {
        way.unshift(ahead)
        ahead = ahead.from!.place
      } else back = back.from!.place
    }
    if (back !== this.#live) await sql.raw(`rollback to savepoint depth_${back.depth}`).execute(this.rehearsal.tx)
    for (const { depth, from } of way) await this.#apply(from!.event, depth)
    this.#live = there
  }

  async #apply(event: Event, depth: number): Promise<Told | null> {
    this.#depth = depth
    this.#made = 0
    let told: Told | null = null
    if ('deed' in event) {
      this.install(event.world)
      await this.deeds[event.deed](this.rehearsal.tx)
    } else told = await this.#inject(event.asked, event.world)
    await sql.raw(`savepoint depth_${depth}`).execute(this.rehearsal.tx)
    return told
  }

  #depth = 0
  #made = 0

  /** Of this instant, rising; the same whenever a way is gone again. */
  #newId(): string {
    this.#made += 1
    const time = this.rehearsal.backend.clock.ms.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${this.#depth.toString(16).padStart(3, '0')}-9000-${this.#made.toString(16).padStart(12, '0')}`
  }

  async #inject({ method, path, memberId, key, body, expired, aheadMs = 0 }: Asked, world: World): Promise<Told> {
    this.answered += 1
    this.install(world)
    const { app, clock } = this.rehearsal.backend
    const exp = Math.floor(clock.ms / 1000) + (expired ? -1 : 3600)
    clock.ms += aheadMs
    const answer = await app.inject({
      method,
      url: path,
      headers: {
        ...(memberId && { authorization: `Bearer ${app.jwt.sign({ sub: memberId, role: 'member', iat: 0, exp } as never)}` }),
        ...(key && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
    clock.ms -= aheadMs
    return { status: answer.statusCode, text: answer.body, serverTime: String(answer.headers['server-time']) }
  }
}
