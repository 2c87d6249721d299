import { sql } from 'kysely'
import { chainStart, followChain } from '../../loyalty/chain'
import type { Link } from '../../loyalty/chain'
import type { Tx } from '../database'
import { laws } from './laws'
import type { Law } from './laws'
import { sealed, sha256 } from './post'

const atOnce = 1000

/** Works every hash out again, in the order of the entries; a million of them take a minute. */
async function brokenChains(tx: Tx): Promise<number> {
  const broken = new Set<string>()
  let link: Link & { memberId: string } = { memberId: '', seq: 0, hash: chainStart, balance: 0 }
  for (;;) {
    const from = link
    const entries = await tx
      .selectFrom('ledger_entry')
      .selectAll()
      .where(({ eb, refTuple, tuple }) => eb(refTuple('member_id', 'seq'), '>', tuple(from.memberId || nobody, from.seq)))
      .orderBy('member_id')
      .orderBy('seq')
      .limit(atOnce)
      .execute()
    for (const entry of entries) {
      if (entry.member_id !== link.memberId) link = { memberId: entry.member_id, seq: 0, hash: chainStart, balance: 0 }
      const { last, broken: found } = followChain(link, [{ ...sealed(entry), hash: entry.hash }], sha256)
      if (found) broken.add(entry.member_id)
      link = { memberId: entry.member_id, ...last, seq: entry.seq, hash: entry.hash, balance: entry.balance_after }
    }
    if (entries.length < atOnce) break
  }
  const heads = sql<{ member_id: string }>`
    select m.member_id from member m left join ledger_entry e on e.member_id = m.member_id and e.seq = m.next_seq - 1 where m.chain_head <> coalesce(e.hash, '')`
  for (const { member_id } of (await heads.execute(tx)).rows) broken.add(member_id)
  return broken.size
}

const nobody = '00000000-0000-0000-0000-000000000000'

const chains = { name: 'chains-hold', law: 'Every entry is what was sealed, and linked to the one before it' }

export async function checkInvariants(tx: Tx): Promise<{ name: string; law: string; violations: number }[]> {
  const results = []
  for (const { name, law, broken } of laws) {
    const { rows } = await sql<{ violations: number }>`select count(*) as violations from (${sql.raw(broken(() => 'true'))}) as broken`.execute(tx)
    results.push({ name, law, violations: rows[0].violations })
  }
  return [...results, { ...chains, violations: await brokenChains(tx) }]
}

/** A question for one member: which of these laws does the ledger break? One statement, cheap enough to ask after every step. */
export function asksOne(asked: Law[]): (tx: Tx, memberId: string) => Promise<string[]> {
  const each = asked.map(({ name, broken }) => `select '${name}' as name where exists (${broken((memberId) => `${memberId} = (select member_id from one)`)})`)
  const text = sql.raw(each.join('\nunion all\n'))
  return async (tx, memberId) => {
    const { rows } = await sql<{ name: string }>`with one as (select ${memberId}::uuid as member_id) ${text}`.execute(tx)
    return rows.map(({ name }) => name)
  }
}
