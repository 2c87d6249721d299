import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { programme } from '../../brand/programme'
import type { Tables } from '../database'
import type { Section } from './sections'

export type Cell = string | number | boolean | null
/** What ids stand for. */
export interface Words {
  store(id: unknown): string
  tier(id: unknown): string
}
type Told = (value: unknown, words: Words) => Cell
type Column<Table extends keyof Tables> = keyof Tables[Table] & string

/**
 * One table that holds something about people. Every column is decided on: its title, with how it is told; null is what says
 * nothing to a person (ids, and sums of what stands elsewhere) or would give a secret away.
 */
export interface Holding<Table extends keyof Tables = keyof Tables> {
  section: Section
  /** What a row of it is called in its section. */
  called: string
  columns: Record<Column<Table>, string | null | readonly [title: string, told: Told]>
  /** Which rows are of these people; without it those of member_id. */
  of?: (ids: readonly string[]) => RawBuilder<unknown>
  newest?: Column<Table>
  /** When membership has ended: the rows are deleted, stay as nobody's, or stay with these columns overwritten. */
  ends: 'deleted' | 'stay' | Partial<Record<Column<Table>, string | null | RawBuilder<unknown>>>
  /** Columns that are told in another section. */
  elsewhere?: { section: Section; called: string; columns: readonly Column<Table>[] }
}

/** A table without anything about a member, and why it is sure of that. */
export interface NotHeld {
  holdsNothing: string
}

export type Holdings = { readonly [Table in keyof Tables]: Holding<Table> | NotHeld }

export const isOneOf = (column: string, ids: readonly string[]) => sql`${sql.ref(column)} = any(${ids}::uuid[])`

const two = (n: number) => String(n).padStart(2, '0')

/** 2026-11-20 12:00 on the brand's wall clock. */
function instant(at: Date): string {
  const there = new Date(at.getTime() + programme.utcOffsetMinutes * 60_000)
  return `${there.toISOString().slice(0, 10)} ${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`
}

/** Any value as a cell: lists and objects as a line of text. */
export function plainly(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return instant(value)
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(plainly).join('、')
  return Object.values(value).filter((part) => part !== null).map(plainly).join('，')
}

export const yuan: Told = (fen) => (typeof fen === 'number' ? `¥${(fen / 100).toFixed(2)}` : null)
export const tier: Told = (id, words) => (id ? words.tier(id) : null)
export const store: Told = (id, words) => (id ? words.store(id) : null)
/** Names of a closed list; what is not in it is told as it is. */
export const named = (names: Record<string, string>): Told => (value) => (typeof value === 'string' ? (names[value] ?? value) : plainly(value))
/** Names of things of the brand. */
export const from = (things: readonly { name: string }[], id: string): Told =>
  named(Object.fromEntries(things.map((thing) => [String((thing as Record<string, unknown>)[id]), thing.name])))
