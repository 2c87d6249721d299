import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { Tables, Tx } from '../../server/database'
import type { Backend } from './backend'
import { preparedDatabase } from './engine'

/** A server whose requests are transactions inside one that is never committed: what a story did can be undone, and is in the end. */
export interface Rehearsal {
  backend: Backend
  tx: Tx
  /** Back to how it was prepared. */
  undo(): Promise<void>
}

/** Transactions become savepoints, one after the other as on one connection. */
function inside(connection: Kysely<Tables>): Kysely<Tables> {
  let last: Promise<unknown> = Promise.resolve()
  const within = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => {
    await sql`savepoint request`.execute(connection)
    try {
      const result = await act(connection as Tx)
      await sql`release savepoint request`.execute(connection)
      return result
    } catch (failure) {
      await sql`rollback to savepoint request`.execute(connection)
      throw failure
    }
  }
  const execute = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => {
    const mine = last.then(() => within(act))
    last = mine.catch(() => undefined)
    return mine
  }
  const builder = { setIsolationLevel: () => builder, setAccessMode: () => builder, execute }
  return new Proxy(connection, {
    get: (target, name) => {
      if (name === 'transaction') return () => builder
      const part: unknown = Reflect.get(target, name, target)
      return typeof part === 'function' ? (part.bind(target) as unknown) : part
    },
  })
}

/** Prepares what every story starts from, then rehearses. */
export async function rehearse(Server: typeof Backend, prepare: (backend: Backend) => Promise<void>, act: (rehearsal: Rehearsal) => Promise<void>): Promise<void> {
  const own = await preparedDatabase()
  try {
    await own.db.connection().execute(async (connection) => {
      await sql`begin`.execute(connection)
      const backend = await Server.start({ database: { ...own, db: inside(connection), close: async () => {}, another: async () => own } })
      await prepare(backend)
      await sql`savepoint story`.execute(connection)
      const undo = async () => void (await sql`rollback to savepoint story`.execute(connection))
      await act({ backend, tx: connection as Transaction<Tables>, undo }).finally(() => backend.close())
      await sql`rollback`.execute(connection)
    })
  } finally {
    await own.close()
  }
}
