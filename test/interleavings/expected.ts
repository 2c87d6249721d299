import { dayOf } from '../../loyalty/calendar'
import { programme } from '../../brand/programme'
import type { Asked, Server, Told } from './server'

/** What the server must have kept of each member, worked out from nothing but the writes that it saw. */
export class Expected {
  readonly #keys = new Set<string>()
  readonly #members = new Map<string, { days: Map<string, boolean>; claims: Set<string>; before: number }>()

  constructor(readonly server: Server) {}

  async begin(memberIds: string[]): Promise<void> {
    for (const memberId of memberIds) {
      const { days, claims, given } = await this.server.kept(memberId)
      this.#members.set(memberId, { days: new Map(days.map(({ day, made_up }) => [day, made_up])), claims: new Set(claims), before: given.claims.length })
    }
  }

  /** A write was done, or refused. Returns whether its key was new. */
  done({ memberId, key, path, body }: Asked, { status }: Told): boolean {
    const { days, claims } = this.#members.get(String(memberId))!
    const name = `${memberId} ${key}`
    if (this.#keys.has(name)) return false
    this.#keys.add(name)
    if (status !== 201) return true
    const { day, period, round } = body as { day?: string; period?: string; round?: number }
    const [, taskId] = /\/me\/tasks\/([^/]+)\/claims$/.exec(path) ?? []
    if (taskId) {
      const claim = `${taskId}:${period}:${round}`
      if (claims.has(claim)) throw new Error(`${claim} was claimed twice`)
      claims.add(claim)
    } else if (day) {
      if (days.has(day)) throw new Error(`${day} was made up for although it was there`)
      days.set(day, true)
    } else {
      const today = dayOf(this.server.clockMs, programme.utcOffsetMinutes)
      if (!days.has(today)) days.set(today, false)
    }
    return true
  }

  /** One row and one accrual for every day that was checked in, none for one made up for, one reward for every claim. */
  async hold(): Promise<void> {
    for (const [memberId, { days, claims, before }] of this.#members) {
      const kept = await this.server.kept(memberId)
      const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
      expect(kept.days).toEqual(sorted.map(([day, made_up]) => ({ day, made_up })))
      expect(kept.given.checkIns).toEqual(sorted.filter(([, madeUp]) => !madeUp).map(([day]) => day))
      expect(kept.claims).toEqual([...claims].sort())
      expect(kept.given.claims).toHaveLength(before + claims.size)
    }
  }
}
