import { sql } from 'kysely'
import type { components } from '../../contract/types.gen'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { isOneOf, plainly } from './holding'
import type { Cell, Words } from './holding'
import { held } from './holdings'
import { sections } from './sections'
import type { Section } from './sections'

type DataExport = components['schemas']['DataExport']
type Held = (typeof held)[number]
type Row = Record<string, unknown>

/** The member and the cards that were merged into theirs, however long ago. */
export async function cardsOf(tx: Tx, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    with recursive mine as (
      select ${memberId}::uuid as member_id union select member.member_id from member join mine on member.merged_into = mine.member_id
    ) select member_id from mine order by member_id`.execute(tx)
  return rows.map(({ member_id }) => member_id)
}

export const ofThese = ({ of }: Pick<Held, 'of'>, ids: readonly string[]) => of?.(ids) ?? isOneOf('member_id', ids)

async function wordsFor(tx: Tx, context: Context): Promise<Words> {
  const stores = new Map((await tx.selectFrom('store').select(['store_id', 'name']).execute()).map(({ store_id, name }) => [store_id, name]))
  const { ladder } = ruleAt(context.rules, context.now())
  return {
    store: (id) => stores.get(String(id)) ?? '',
    tier: (id) => ladder.find(({ tierId }) => tierId === id)?.name ?? String(id),
  }
}

/** The columns of a table that are told in a section. */
function columnsIn(section: Section, holding: Held): string[] {
  const other = new Set<string>(holding.elsewhere?.columns)
  const all = Object.keys(holding.columns).filter((column) => (holding.columns as Row)[column] !== null)
  if (holding.elsewhere?.section === section) return all.filter((column) => other.has(column))
  return holding.section === section ? all.filter((column) => !other.has(column)) : []
}

/** A row as it is told: what is not there is left out. */
function toldRow(called: string, columns: string[], holding: Held, row: Row, words: Words): Record<string, Cell> {
  const cells = columns.flatMap((column): [string, Cell][] => {
    const told = (holding.columns as Record<string, string | readonly [string, (value: unknown, words: Words) => Cell]>)[column]
    const [title, tell] = typeof told === 'string' ? [told, plainly] : told
    const value = row[column] === null ? null : tell(row[column], words)
    return value === null ? [] : [[title, value]]
  })
  return { 类别: called, ...Object.fromEntries(cells) }
}

/** Everything that is held about a member, section by section, all of it. */
export async function exported(tx: Tx, context: Context, memberId: string): Promise<DataExport> {
  const ids = await cardsOf(tx, memberId)
  const words = await wordsFor(tx, context)
  const told = new Map<Section, Record<string, Cell>[]>()
  for (const holding of held) {
    const places = [holding.section, ...(holding.elsewhere ? [holding.elsewhere.section] : [])].filter((section) => columnsIn(section, holding).length > 0)
    if (places.length === 0) continue
    // Of one instant always in the same order.
    const newest = holding.newest ? sql`${sql.ref(holding.newest)} desc, ` : sql``
    const { rows } = await sql<Row>`select * from ${sql.table(holding.table)} where ${ofThese(holding, ids)} order by ${newest}${sql.table(holding.table)}::text`.execute(tx)
    for (const section of places) {
      const called = section === holding.section ? holding.called : (holding.elsewhere?.called ?? holding.called)
      const columns = columnsIn(section, holding)
      told.set(section, [...(told.get(section) ?? []), ...rows.map((row) => toldRow(called, columns, holding, row, words))])
    }
  }
  return {
    madeAt: new Date(context.now()).toISOString(),
    sections: Object.entries(sections).map(([section, { title, why, kept }]) => {
      const rows = told.get(section as Section) ?? []
      return { section, title, why, kept, total: rows.length, rows }
    }),
  }
}
