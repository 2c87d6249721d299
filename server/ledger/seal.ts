import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import { chainStart, sealText } from '../../loyalty/chain'
import type { Database, Tx } from '../database'
import { sealed, sha256 } from './post'

const atOnce = 1000

async function sealMember(tx: Tx, memberId: string): Promise<void> {
  await tx.selectFrom('member').select('member_id').where('member_id', '=', memberId).forUpdate().execute()
  let last = { seq: 0, hash: chainStart }
  for (;;) {
    const entries = await tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', memberId).where('seq', '>', last.seq).orderBy('seq').limit(atOnce).execute()
    const hashes = entries.map((entry) => {
      last = { seq: entry.seq, hash: sha256(sealText(last.hash, sealed(entry))) }
      return last
    })
    await sql`
      update ledger_entry set hash = fresh.hash from unnest(${hashes.map(({ seq }) => seq)}::bigint[], ${hashes.map(({ hash }) => hash)}::text[]) as fresh (seq, hash)
      where ledger_entry.member_id = ${memberId} and ledger_entry.seq = fresh.seq`.execute(tx)
    if (entries.length < atOnce) break
  }
  await sql`
    insert into point_month (member_id, month, source, came, went)
    select member_id, to_char((occurred_at at time zone 'UTC') + make_interval(mins => ${programme.utcOffsetMinutes}::int), 'YYYY-MM'), source, sum(greatest(points, 0)), sum(greatest(-points, 0))
    from ledger_entry where member_id = ${memberId} group by 1, 2, 3
    on conflict do nothing`.execute(tx)
  await tx.updateTable('member').set({ chain_head: last.hash }).where('member_id', '=', memberId).execute()
}

/** Entries written before there were seals and sums by month get both, once, before the server listens. Returns how many members had such. */
export async function sealOldEntries({ db }: Database): Promise<number> {
  const unsealed = await db.selectFrom('member').select('member_id').where('chain_head', '=', chainStart).where('next_seq', '>', 1).execute()
  for (const { member_id } of unsealed) await db.transaction().execute((tx) => sealMember(tx, member_id))
  return unsealed.length
}
