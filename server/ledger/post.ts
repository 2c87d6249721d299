import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf } from '../../loyalty/calendar'
import { sealText } from '../../loyalty/chain'
import type { SealedEntry } from '../../loyalty/chain'
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
  movements: Movement[]
  opens?: { points: number; expiresAt: number }
  cap?: { used: number; cap: number }
  reversesSeq?: number
}

/** Points out of (negative) or into a lot, and when that lot lapses. */
export interface Movement {
  lotId: string
  points: number
  expiresAtMs: number
}

/** Month of an instant in the brand's zone, "YYYY-MM". */
export const monthOf = (ms: number) => dayOf(ms, programme.utcOffsetMinutes).slice(0, 7)

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
const into = (postings: Schemas['Posting'][], account: Schemas['Account']) =>
  sum(postings.map(({ from, to, points }) => (to === account ? points : 0) - (from === account ? points : 0)))

/** An entry must add up before it is written: its receipt, its postings and its lots all say the same. */
function mustBalance(draft: Draft): void {
  const posted = into(draft.postings, 'available')
  const moved = sum(draft.movements.map(({ points }) => points)) + (draft.opens?.points ?? 0)
  const told = sum(draft.receipt.map(({ points }) => points))
  if (posted !== draft.points || moved !== draft.points || told !== draft.points) {
    throw new Error(`an entry of ${draft.points} points has postings of ${posted}, lots of ${moved} and a receipt of ${told}`)
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** An entry with the fields that its hash is made of. */
export function sealed(entry: Entry): SealedEntry {
  return {
    memberId: entry.member_id,
    seq: entry.seq,
    entryId: entry.entry_id,
    kind: entry.kind,
    source: entry.source,
    sourceId: entry.source_id,
    rule: entry.rule,
    label: entry.label,
    occurredAt: entry.occurred_at.toISOString(),
    ruleVersion: entry.rule_version,
    points: entry.points,
    growth: entry.growth,
    balanceAfter: entry.balance_after,
    receipt: entry.receipt as object[],
    expiresAt: entry.expires_at && entry.expires_at.toISOString(),
    reversesSeq: entry.reverses_seq,
  }
}

/**
 * Writes one entry with all that belongs to it, in one statement. The member's row must be locked by openAccount; it is
 * brought up to date here, in the database and in memory.
 */
export async function post(tx: Tx, context: Context, member: Member, draft: Draft): Promise<Entry> {
  mustBalance(draft)
  const memberId = member.member_id
  const seq = member.next_seq
  const entry: Entry = {
    member_id: memberId,
    seq,
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
    hash: '',
  }
  entry.hash = sha256(sealText(member.chain_head, sealed(entry)))
  const { opens } = draft
  const lotId = opens && context.newId()
  const movements = opens && lotId ? [...draft.movements, { lotId, points: opens.points, expiresAtMs: opens.expiresAt }] : draft.movements
  const byExpiry = new Map<string, number>()
  for (const movement of movements) {
    const expiresAt = new Date(movement.expiresAtMs).toISOString()
    byExpiry.set(expiresAt, (byExpiry.get(expiresAt) ?? 0) + movement.points)
  }
  const more = [...byExpiry].filter(([, points]) => points > 0)
  const less = [...byExpiry].filter(([, points]) => points < 0)

  member.points_available = entry.balance_after
  member.points_held += into(draft.postings, 'held')
  member.growth += draft.growth
  member.next_seq += 1
  member.chain_head = entry.hash

  const { points_available, points_held, growth, next_seq, chain_head } = member
  // Each part is a statement of its own to the reader and one round trip to the database.
  await sql`
    with entry as (${tx.insertInto('ledger_entry').values({ ...entry, receipt: JSON.stringify(draft.receipt) })}),
    posted as (
      insert into posting (member_id, seq, line, from_account, to_account, points)
      select ${memberId}::uuid, ${seq}::bigint, line - 1, from_account, to_account, points
      from unnest(${draft.postings.map(({ from }) => from)}::text[], ${draft.postings.map(({ to }) => to)}::text[], ${draft.postings.map(({ points }) => points)}::bigint[])
        with ordinality as moved (from_account, to_account, points, line)
    ),
    taken as (
      update point_lot set remaining = remaining + moved.points
      from unnest(${draft.movements.map((movement) => movement.lotId)}::uuid[], ${draft.movements.map(({ points }) => points)}::bigint[]) as moved (lot_id, points)
      where point_lot.member_id = ${memberId} and point_lot.lot_id = moved.lot_id
    ),
    opened as (
      insert into point_lot (member_id, lot_id, entry_seq, earned, remaining, earned_at, expires_at)
      select ${memberId}::uuid, ${lotId ?? null}::uuid, ${seq}::bigint, ${opens?.points ?? 0}::bigint, ${opens?.points ?? 0}::bigint, ${entry.occurred_at}::timestamptz, ${entry.expires_at}::timestamptz
      where ${opens !== undefined}::boolean
    ),
    moved as (
      insert into lot_movement (member_id, seq, lot_id, points)
      select ${memberId}::uuid, ${seq}::bigint, lot_id, points
      from unnest(${movements.map((movement) => movement.lotId)}::uuid[], ${movements.map(({ points }) => points)}::bigint[]) as moved (lot_id, points)
    ),
    expiring_more as (
      insert into point_expiry (member_id, expires_at, points)
      select ${memberId}::uuid, expires_at, points
      from unnest(${more.map(([expiresAt]) => expiresAt)}::timestamptz[], ${more.map(([, points]) => points)}::bigint[]) as moved (expires_at, points)
      on conflict (member_id, expires_at) do update set points = point_expiry.points + excluded.points
    ),
    expiring_less as (
      update point_expiry set points = point_expiry.points + moved.points
      from unnest(${less.map(([expiresAt]) => expiresAt)}::timestamptz[], ${less.map(([, points]) => points)}::bigint[]) as moved (expires_at, points)
      where point_expiry.member_id = ${memberId} and point_expiry.expires_at = moved.expires_at
    ),
    summed as (
      insert into point_month (member_id, month, source, came, went)
      values (${memberId}, ${monthOf(draft.occurredAt)}, ${draft.source}, ${Math.max(0, draft.points)}, ${Math.max(0, -draft.points)})
      on conflict (member_id, month, source) do update set came = point_month.came + excluded.came, went = point_month.went + excluded.went
    )
    ${tx.updateTable('member').set({ points_available, points_held, growth, next_seq, chain_head }).where('member_id', '=', memberId)}
  `.execute(tx)
  return entry
}
