import type { Rehearsal } from '../server/undone'

export interface Asked {
  method: string
  path: string
  /** Who asks; null is nobody. */
  memberId: string | null
  key?: string
  etag?: string
  body?: unknown
}

export interface Told {
  status: number
  headers: Record<string, string>
  text: string
}

/** What is kept of a member: the days, the rounds of tasks that were claimed, and what was given for either. */
export interface Kept {
  days: { day: string; made_up: boolean }[]
  claims: string[]
  given: { checkIns: string[]; claims: string[] }
}

/** What has happened to the server since the beginning of a story, as a way from the root of a tree. */
interface Place {
  from: { place: Place; event: Event } | null
  told: Map<string, Told | Kept>
  next: Map<string, { place: Place; told: Told | null }>
}
type Event = { asked: Asked } | { clockMs: number }

const place = (from: Place['from']): Place => ({ from, told: new Map(), next: new Map() })

/**
 * The real server on its real database. It says the same whenever it is asked the same after the same writes at the same
 * instants; so what it said is kept, and the database is brought to a place only when something new is asked there.
 * With remembers off it is asked every time, and must say again what it said.
 */
export class Server {
  readonly #root = place(null)
  #here = this.#root
  /** Where the database is. */
  #live = this.#root
  #keys = new Map<string, string>()
  remembers = true
  asked = 0

  constructor(
    readonly rehearsal: Rehearsal,
    readonly startMs: number,
  ) {}

  clockMs = 0

  /** Back to the beginning. */
  async restart(): Promise<void> {
    this.#here = this.#root
    this.clockMs = this.startMs
    this.#keys.clear()
    if (!this.remembers) await this.#bring(this.#root, true)
  }

  moveClock(clockMs: number): void {
    this.clockMs = clockMs
    const name = String(clockMs)
    const known = this.#here.next.get(name) ?? { place: place({ place: this.#here, event: { clockMs } }), told: null }
    this.#here.next.set(name, known)
    this.#here = known.place
  }

  async ask(asked: Asked): Promise<Told> {
    // Keys are chance: the first that comes is the first, whatever it is.
    const key = asked.key && (this.#keys.get(asked.key) ?? `the-key-that-came-${this.#keys.size}`)
    if (asked.key && key) this.#keys.set(asked.key, key)
    const same = { ...asked, key }
    const name = JSON.stringify(same)
    const { next } = this.#here
    if (asked.method === 'GET') return this.#memory(name, () => this.#inject(same))
    const known = next.get(name)
    if (known?.told && this.remembers) {
      this.#here = known.place
      return known.told
    }
    await this.#bring(this.#here)
    const told = await this.#inject(same)
    if (known?.told) expect(told).toEqual(known.told)
    const there = known ?? { place: place({ place: this.#here, event: { asked: same } }), told }
    next.set(name, there)
    this.#here = this.#live = there.place
    return told
  }

  kept(memberId: string): Promise<Kept> {
    return this.#memory(`kept of ${memberId}`, async () => {
      const { tx } = this.rehearsal
      const days = await tx.selectFrom('check_in').select(['day', 'made_up']).where('member_id', '=', memberId).orderBy('day').execute()
      const rounds = await tx.selectFrom('task_round').select(['task_id', 'period', 'round']).where('member_id', '=', memberId).where('claimed_at', 'is not', null).execute()
      const entries = await tx.selectFrom('ledger_entry').select(['source', 'source_id', 'rule']).where('member_id', '=', memberId).where('kind', '=', 'accrual').execute()
      const given = (rule: string) => entries.filter((entry) => entry.rule === rule).map(({ source_id }) => String(source_id)).sort()
      return { days, claims: rounds.map(({ task_id, period, round }) => `${task_id}:${period}:${round}`).sort(), given: { checkIns: given('check_in'), claims: given('task') } }
    })
  }

  async #memory<T extends Told | Kept>(name: string, read: () => Promise<T>): Promise<T> {
    const known = this.#here.told.get(name) as T | undefined
    if (known && this.remembers) return known
    await this.#bring(this.#here)
    const told = await read()
    if (known) expect(told).toEqual(known)
    this.#here.told.set(name, told)
    return told
  }

  /** The database there: undone, and what led there done again, unless it is on the way already. */
  async #bring(there: Place, anew = false): Promise<void> {
    if (this.#live === there && !anew) return
    const way: Event[] = []
    let at = there
    while (at.from && (at !== this.#live || anew)) {
      way.unshift(at.from.event)
      at = at.from.place
    }
    if (at !== this.#live || anew) {
      await this.rehearsal.undo()
      this.rehearsal.backend.clock.ms = this.startMs
    }
    for (const event of way) {
      if ('clockMs' in event) this.rehearsal.backend.clock.ms = event.clockMs
      else await this.#inject(event.asked)
    }
    this.#live = there
  }

  async #inject({ method, path, memberId, key, etag, body }: Asked): Promise<Told> {
    this.asked += 1
    const { app } = this.rehearsal.backend
    const answer = await app.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(memberId && { authorization: `Bearer ${app.jwt.sign({ sub: memberId, role: 'member', iat: 0, exp: 2_000_000_000 })}` }),
        ...(key && { 'idempotency-key': key }),
        ...(etag && { 'if-none-match': etag }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
    const header = (name: string) => String(answer.headers[name] ?? '')
    return { status: answer.statusCode, headers: { 'server-time': header('server-time'), ...(answer.headers.etag && { etag: header('etag') }) }, text: answer.body.replace(/"requestId":"[^"]+"/, '"requestId":"one of its own"') }
  }
}
