import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import type { PostgresPool, PostgresPoolClient, Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './database.gen'
import { lockFolder } from './folder-lock'
import { StartupError } from './startup-error'

export type Tables = DB
export type Tx = Transaction<Tables>

export interface Database {
  db: Kysely<Tables>
  engine: 'pglite' | 'postgresql'
  close(): Promise<void>
}

const int8 = 20
const date = 1082
const timestamptz = 1184

/** The same JavaScript values from both engines. */
const parsers: Record<number, (text: string) => unknown> = {
  [int8]: (text) => {
    const value = Number(text)
    if (!Number.isSafeInteger(value)) throw new Error('an integer of the database is too large to be exact')
    return value
  },
  [date]: (text) => text,
  [timestamptz]: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
}

/** PGlite is one connection: those who want it wait in a queue. */
class OneConnection implements PostgresPool {
  #last: Promise<void> = Promise.resolve()

  constructor(readonly pglite: PGlite) {}

  async connect(): Promise<PostgresPoolClient> {
    const before = this.#last
    let release = () => {}
    this.#last = new Promise((resolve) => (release = resolve))
    await before
    const { pglite } = this
    const query = async (sql: string, parameters: readonly unknown[]) => {
      const { rows, affectedRows } = await pglite.query(sql, [...parameters])
      const command = sql.trimStart().slice(0, 6).toUpperCase()
      return { rows, rowCount: affectedRows || rows.length, command }
    }
    return { query, release } as unknown as PostgresPoolClient
  }

  async end(): Promise<void> {
    await this.#last
    await this.pglite.close()
  }
}

function over(pool: PostgresPool, engine: Database['engine'], afterwards = () => {}): Database {
  // Kysely ends only a pool that it has used; the pool is ended here in any case.
  const lent: PostgresPool = { connect: () => pool.connect(), end: async () => {} }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: lent }) })
  const close = async () => {
    await db.destroy()
    await pool.end()
    afterwards()
  }
  return { db, engine, close }
}

export async function openPostgres(url: string): Promise<Database> {
  const typesOf = { getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text') }
  let pool: pg.Pool
  try {
    pool = new pg.Pool({ connectionString: url, types: typesOf, max: 10, connectionTimeoutMillis: 5000 })
    pool.on('error', () => {})
    await pool.query('select 1')
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw new StartupError(`PostgreSQL does not answer at DATABASE_URL ${withoutPassword(url)}: ${message || code}.`)
  }
  return over(pool, 'postgresql')
}

function withoutPassword(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url)
    return `${protocol}//${host}${pathname}`
  } catch {
    return '(not a URL)'
  }
}

/** A database that lives in a folder. It survives the end of its process at any moment, but not a loss of power: it does not fsync. */
export async function openFolder(folder: string, print: (line: string) => void): Promise<Database> {
  const unlock = lockFolder(folder)
  try {
    const home = join(folder, 'pglite')
    if (!existsSync(home)) {
      print('Making the embedded database, about 10 seconds …')
      // Made aside and then moved, so that a start that was cut short leaves nothing that looks finished.
      const unfinished = `${home}.unfinished`
      rmSync(unfinished, { recursive: true, force: true })
      await (await PGlite.create({ dataDir: unfinished })).close()
      renameSync(unfinished, home)
    }
    const pglite = await PGlite.create({ dataDir: home, parsers, relaxedDurability: false })
    return over(new OneConnection(pglite), 'pglite', unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

interface InMemory extends Database {
  dump(): Promise<Blob>
  /** A text of statements without parameters, past the queue. */
  exec(text: string): Promise<{ rows: Record<string, unknown>[]; affectedRows?: number }[]>
}

/** For tests: in memory, from a dump when there is one. */
export async function openMemory(dump?: Blob): Promise<InMemory> {
  const pglite = await PGlite.create({ parsers, loadDataDir: dump })
  return { ...over(new OneConnection(pglite), 'pglite'), dump: () => pglite.dumpDataDir('none'), exec: (text) => pglite.exec(text) }
}
