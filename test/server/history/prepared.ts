import { Kysely, PostgresDialect } from 'kysely'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Tables } from '../../../server/database'
import type { openMemory } from '../../../server/database'

type Memory = Awaited<ReturnType<typeof openMemory>>

const quoted = (text: string) => `'${text.replace(/'/g, "''")}'`

function arrayText(values: unknown[]): string {
  return `{${values.map((value) => (value === null ? 'null' : `"${String(value instanceof Date ? value.toISOString() : value).replace(/(["\\])/g, '\\$1')}"`)).join()}}`
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return quoted(arrayText(value))
  return quoted(value instanceof Date ? value.toISOString() : String(value))
}

/**
 * The same statements on the same embedded database, each planned once and then executed by name: what makes tens of
 * thousands of histories affordable. One connection for one who waits for every answer.
 */
export function prepared(memory: Memory): Kysely<Tables> {
  const names = new Map<string, string>()
  const query = async (text: string, parameters: readonly unknown[]) => {
    let command = text
    if (parameters.length > 0) {
      let name = names.get(text)
      if (!name) {
        name = `q${names.size}`
        await memory.exec(`prepare ${name} as ${text}`)
        names.set(text, name)
      }
      command = `execute ${name} (${parameters.map(literal).join()})`
    }
    const [{ rows, affectedRows } = { rows: [], affectedRows: 0 }] = await memory.exec(command)
    return { rows, rowCount: affectedRows || rows.length, command: text.trimStart().slice(0, 6).toUpperCase() }
  }
  const client = { query, release: () => {} } as unknown as PostgresPoolClient
  const pool: PostgresPool = { connect: async () => client, end: async () => {} }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
