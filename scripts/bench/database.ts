import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { openPostgres } from '../../server/database'
import type { Database } from '../../server/database'
import { migrate } from '../../server/migrate'

/** A migrated database of its own on the PostgreSQL that answers; gone when it is closed. */
export async function benchDatabase(): Promise<{ database: Database; version: string; close(): Promise<void> }> {
  const server = new URL(process.env.TEST_DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres')
  const name = `member_center_bench_${randomBytes(6).toString('hex')}`
  const admin = await openPostgres(server.href)
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(admin.db)
  await sql`create database ${sql.id(name)}`.execute(admin.db)
  const own = new URL(server.href)
  own.pathname = `/${name}`
  const database = await openPostgres(own.href)
  await migrate(database, Date.now)
  const close = async () => {
    await database.close()
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.db)
    await admin.close()
  }
  return { database, version: rows[0].server_version.split(' ')[0], close }
}
