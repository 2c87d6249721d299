import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openMemory, openPostgres } from '../../server/database'
import type { Database } from '../../server/database'
import { migrate } from '../../server/migrate'
import { prepared } from './history/prepared'

const migrations = join(__dirname, '..', '..', 'server', 'migrations')
const epoch = () => Date.parse('2020-01-01T00:00:00Z')

/** A migrated database, made once per shape of the migrations: making one anew costs seconds of CPU. */
async function template(): Promise<Blob> {
  const hash = createHash('sha256')
  for (const file of readdirSync(migrations).sort()) hash.update(file).update(readFileSync(join(migrations, file)))
  hash.update(readFileSync(require.resolve('@electric-sql/pglite')))
  const file = join(tmpdir(), `member-center-template-${hash.digest('hex').slice(0, 16)}.tar`)
  if (!existsSync(file)) {
    const database = await openMemory()
    await migrate(database, epoch)
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, Buffer.from(await (await database.dump()).arrayBuffer()))
    renameSync(unfinished, file)
    await database.close()
  }
  return new Blob([new Uint8Array(readFileSync(file))])
}

interface Fresh extends Database {
  /** The connections of a second server on the same database; the embedded one has one server only. */
  another(): Promise<Database>
}

/** A database of its own on the server that answers, dropped when it is closed. */
export async function onPostgres(): Promise<Fresh & { url: string }> {
  const server = new URL(process.env.TEST_DATABASE_URL || 'postgres://root@127.0.0.1:5432/postgres')
  const name = `member_center_test_${randomBytes(6).toString('hex')}`
  const admin = await openPostgres(server.href)
  await sql`create database ${sql.id(name)}`.execute(admin.db)
  const own = new URL(server.href)
  own.pathname = `/${name}`
  const database = await openPostgres(own.href)
  await migrate(database, epoch)
  const close = async () => {
    await database.close()
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.db)
    await admin.close()
  }
  return { ...database, close, url: own.href, another: () => openPostgres(own.href) }
}

export const isPostgres = process.env.TEST_ENGINE === 'postgres'

/** The same for tens of thousands of statements by one who waits for each; on PostgreSQL there is nothing to gain. */
export async function preparedDatabase(): Promise<Database> {
  if (isPostgres) return onPostgres()
  const memory = await openMemory(await template())
  await memory.exec('set plan_cache_mode = force_generic_plan; set enable_seqscan = off')
  return { ...memory, db: prepared(memory) }
}

/** A fresh, migrated database on the engine the run is for. */
export async function freshDatabase(): Promise<Fresh> {
  if (isPostgres) return onPostgres()
  const memory = await openMemory(await template())
  return { ...memory, another: async () => ({ ...memory, close: async () => {} }) }
}
