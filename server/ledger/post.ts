import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { components } from '../../contract/types.gen'
import type { Context } from '../context'
import type { Tables, Tx } from '../database'

export type Member = Selectable<Tables['member']>
export type Entry = Selectable<Tables['ledger_entry']>
export type ReceiptLine = components['schemas']['ReceiptLine']
type Schemas = components['schemas']

export interface Draft {
  kind: Schemas['EntryKind']
  source: Schemas['EntrySource']
  sourceId: string
  /** What of the source is rewarded; one source earns once per rule. */
  rule: string
  label: string | null
  occurredAt: number
  ruleVersion: number
  /** Change of the available points, signed. */
  points: number
  growth: number
  receipt: ReceiptLine[]
  postings: Schemas['Posting'][]
  /** What goes out of and into lots that are there; a new lot is opened with `opens`. */
  movements: { lotId: string; points: number }[]
  opens?: { points: number; expiresAt: number }
  cap?: { used: number; cap: number }
  reversesSeq?: number
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/** An entry must add up before it is written: its receipt, its postings and its lots all say the same. */
function mustBalance(draft: Draft): void {
  const posted = sum(draft.postings.map(({ from, to, points }) => (to === 'available' ? points : 0) - (from === 'available' ? points : 0)))
  const moved = sum(draft.movements.map(({ points }) => points)) + (draft.opens?.points ?? 0)
  const told = sum(draft.receipt.map(({ points }) => points))
  if (posted !== draft.points || moved !== draft.points || told !== draft.points) {
    throw new Error(`an entry of ${draft.points} points has postings of ${posted}, lots of ${moved} and a receipt of ${told}`)
  }
}

/**
 * Writes one entry with all that belongs to it. The member's row must be locked by openAccount; it is brought up to date here,
 * in the database and in memory.
 */
export async function post(tx: Tx, context: Context, member: Member, draft: Draft): Promise<Entry> {
  mustBalance(draft)
  const memberId = member.member_id
  const entry: Entry = {
    member_id: memberId,
    seq: member.next_seq,
    entry_id: context.newId(),
    kind: draft.kind,
    source: draft.source,
    source_id: draft.sourceId,
    rule: draft.rule,
    label: draft.label,
    occurred_at: new Date(draft.occurredAt),
    rule_version: draft.ruleVersion,
    points: draft.points,
    growth: draft.growth,
    balance_after: member.points_available + draft.points,
    receipt: draft.receipt,
    expires_at: draft.opens ? new Date(draft.opens.expiresAt) : null,
    cap_used: draft.cap?.used ?? null,
    cap: draft.cap?.cap ?? null,
    reverses_seq: draft.reversesSeq ?? null,
  }
  await tx.insertInto('ledger_entry').values({ ...entry, receipt: JSON.stringify(draft.receipt) }).execute()
  if (draft.postings.length > 0) {
    const lines = draft.postings.map(({ from, to, points }, line) => ({ member_id: memberId, seq: entry.seq, line, from_account: from, to_account: to, points }))
    await tx.insertInto('posting').values(lines).execute()
  }
  const movements = [...draft.movements]
  if (draft.movements.length > 0) {
    const lotIds = draft.movements.map(({ lotId }) => lotId)
    const points = draft.movements.map((movement) => movement.points)
    await sql`
      update point_lot set remaining = remaining + moved.points
      from unnest(${lotIds}::uuid[], ${points}::bigint[]) as moved (lot_id, points)
      where point_lot.member_id = ${memberId} and point_lot.lot_id = moved.lot_id`.execute(tx)
  }
  if (draft.opens) {
    const lotId = context.newId()
    const { points, expiresAt } = draft.opens
    await tx
      .insertInto('point_lot')
      .values({ member_id: memberId, lot_id: lotId, entry_seq: entry.seq, earned: points, remaining: points, earned_at: entry.occurred_at, expires_at: new Date(expiresAt) })
      .execute()
    movements.push({ lotId, points })
  }
  if (movements.length > 0) {
    const rows = movements.map(({ lotId, points }) => ({ member_id: memberId, seq: entry.seq, lot_id: lotId, points }))
    await tx.insertInto('lot_movement').values(rows).execute()
  }
  member.points_available = entry.balance_after
  member.growth += draft.growth
  member.next_seq += 1
  await tx
    .updateTable('member')
    .set({ points_available: member.points_available, growth: member.growth, next_seq: member.next_seq })
    .where('member_id', '=', memberId)
    .execute()
  return entry
}
