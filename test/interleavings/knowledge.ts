import { isDeepStrictEqual } from 'node:util'
import type { Source } from './app'
import type { Flight } from './network'

/** The state of the day stands in two answers; one may be told without the other. */
function partsOf(source: Source, answer: object): [name: string, value: unknown][] {
  const { checkIn, summary, ...rest } = answer as { checkIn?: unknown; summary?: unknown }
  return [[source, rest], ['the day', checkIn ?? summary]]
}

/** Who knows of what: all that the server sees is numbered, and the phone knows what it was told. */
export class Knowledge {
  #order = 0
  readonly #strange = new Map<string, number>()
  readonly #told = new Map<string, number>()
  readonly #said = new Map<string, unknown[]>()
  #latest = 0

  /** The server has seen something. */
  next(): number {
    this.#order += 1
    return this.#order
  }

  /** Something has changed for these that the phone could not know of. */
  changed(memberIds: (string | null)[]): void {
    const at = this.next()
    for (const memberId of memberIds) this.#strange.set(String(memberId), at)
  }

  /** The phone's own check-in has moved the tasks, which it asks for only when they are looked at again. */
  tasksMoved(memberId: string | null): void {
    this.#strange.set(`/me/tasks ${memberId}`, this.next())
  }

  /** The phone is told. Returns whether something that the server saw later was told before. */
  told({ seen, asked: { memberId } }: Flight, source: Source | null): boolean {
    const name = `${source} ${memberId}`
    if (source) this.#told.set(name, Math.max(seen, this.#told.get(name) ?? 0))
    const overtaken = seen < this.#latest
    this.#latest = Math.max(this.#latest, seen)
    return overtaken
  }

  /** An answer has been given to the phone. */
  said(source: Source, memberId: string | null, answer: object): void {
    for (const [part, value] of partsOf(source, answer)) {
      const name = `${part} ${memberId}`
      this.#said.set(name, [...(this.#said.get(name) ?? []), value])
    }
  }

  /** Whether the server has ever said this to the phone, part by part. */
  wasSaid(source: Source, memberId: string | null, shown: object | undefined): boolean {
    return !shown || partsOf(source, shown).every(([part, value]) => this.#said.get(`${part} ${memberId}`)?.some((answer) => isDeepStrictEqual(answer, value)))
  }

  /** Whether the phone was told of this since the last change that it could not know of. */
  isSure(source: Source, memberId: string | null): boolean {
    return Math.max(this.#strange.get(String(memberId)) ?? 0, this.#strange.get(`${source} ${memberId}`) ?? 0) <= (this.#told.get(`${source} ${memberId}`) ?? 0)
  }
}
