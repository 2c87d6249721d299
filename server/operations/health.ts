import { sql } from 'kysely'
import type { Answer, Call } from '../call'
import { checkInvariants } from '../ledger/invariants'

export async function getHealth({ context, tx }: Call<'getHealth'>): Promise<Answer<'getHealth'>> {
  await sql`select 1`.execute(tx)
  return { status: 'ok', database: context.engine, demo: context.config.demo }
}

export async function getLedgerHealth({ tx }: Call<'getLedgerHealth'>): Promise<Answer<'getLedgerHealth'>> {
  const { rows } = await sql<{ members: number; entries: number }>`
    select (select count(*) from member) as members, (select count(*) from ledger_entry) as entries`.execute(tx)
  const invariants = await checkInvariants(tx)
  return { ok: invariants.every(({ violations }) => violations === 0), ...rows[0], invariants }
}
