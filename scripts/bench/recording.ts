import { CompiledQuery } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../../server/database'

interface Statement {
  sql: string
  parameters: readonly unknown[]
}

/** Every statement that is executed meanwhile, as the driver gets it. */
export async function recorded(db: Kysely<Tables>, act: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  interface Executor {
    executeQuery(query: CompiledQuery, ...more: unknown[]): Promise<unknown>
  }
  let base = Object.getPrototypeOf(db.getExecutor()) as Executor
  while (!Object.hasOwn(base, 'executeQuery')) base = Object.getPrototypeOf(base) as Executor
  const { executeQuery } = base
  base.executeQuery = function (query, ...more) {
    statements.push({ sql: query.sql, parameters: query.parameters })
    return executeQuery.call(this, query, ...more)
  }
  await act().finally(() => (base.executeQuery = executeQuery))
  return statements
}

/** A value with everything in it that belongs to one redemption replaced by what belongs to another. */
function replaced(value: unknown, names: [from: string, to: string][]): unknown {
  if (Array.isArray(value)) return value.map((part) => replaced(part, names))
  if (typeof value !== 'string') return value
  return names.reduce((text, [from, to]) => (text.includes(from) ? text.replaceAll(from, to) : text), value)
}

/** The same statements for other ids, in one transaction, each waited for as the server waits for it. */
export async function replay(db: Kysely<Tables>, statements: Statement[], names: [from: string, to: string][]): Promise<void> {
  const queries = statements.map(({ sql, parameters }) => CompiledQuery.raw(sql, parameters.map((value) => replaced(value, names))))
  await db.transaction().execute(async (tx) => {
    for (const query of queries) await tx.executeQuery(query)
  })
}
