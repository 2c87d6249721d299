import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from './database'

const room = join(__dirname, 'migrations')

/** One statement at a time: parameters aside, both engines then take the same road. Migrations hold no functions, so ; only ends statements. */
function statements(file: string): string[] {
  const text = readFileSync(join(room, file), 'utf8').replace(/^\s*--.*$/gm, '')
  return text.split(';').map((part) => part.trim()).filter(Boolean)
}

/** Brings the database to the newest shape, or to that of the file named last; each file in one transaction. Several servers may start at once. */
export async function migrate({ db }: Database, now: () => number, last?: string): Promise<void> {
  await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null)`.execute(db).catch(async () => {
    // Another server made it at this moment.
    await sql`select 1 from migration`.execute(db)
  })
  for (const name of readdirSync(room).filter((file) => file.endsWith('.sql') && (last === undefined || file <= last)).sort()) {
    await db.transaction().execute(async (tx) => {
      await sql`lock table migration in exclusive mode`.execute(tx)
      const applied = await sql`select 1 from migration where name = ${name}`.execute(tx)
      if (applied.rows.length > 0) return
      for (const statement of statements(name)) await sql.raw(statement).execute(tx)
      await sql`insert into migration (name, applied_at) values (${name}, ${new Date(now())})`.execute(tx)
    })
  }
}
