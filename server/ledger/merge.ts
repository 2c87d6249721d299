import { takeFromLots } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAnyAccount } from './account'
import { lotsOf, openLots, outOf } from './lots'
import type { OpenLot } from './lots'
import { post } from './post'
import type { Draft, Entry, Member, Movement } from './post'

/** Which merge moves something, and on what occasion. */
interface Cause {
  mergeId: string
  rule: 'merge' | 'undo' | 'refund'
}

interface Side {
  member: Member
  movements: Movement[]
  opens?: Draft['opens']
  reversesSeq?: number
}

/** The same on both cards: out of one and onto the other, never into the air. Both accounts must be open. */
async function hand(tx: Tx, context: Context, { mergeId, rule }: Cause, much: { points: number; growth: number }, from: Side, to: Side): Promise<{ gave: Entry; got: Entry }> {
  const now = context.now()
  const { points, growth } = much
  const one = (sign: 1 | -1, { member, ...side }: Side) =>
    post(tx, context, member, {
      ...side,
      kind: 'adjustment',
      source: 'merge',
      sourceId: mergeId,
      rule,
      label: null,
      occurredAt: now,
      ruleVersion: ruleAt(context.rules, now).version,
      points: sign * points,
      growth: sign * growth,
      receipt: points > 0 ? [{ kind: 'merged', points: sign * points }] : [],
      postings: points > 0 ? [sign > 0 ? { from: 'merged', to: 'available', points } : { from: 'available', to: 'merged', points }] : [],
    })
  return { gave: await one(-1, from), got: await one(1, to) }
}

const sumOf = (lots: { points: number }[]) => lots.reduce((total, { points }) => total + points, 0)

/** Hands over what is taken from some lots, one pair of entries for each end, so that points keep theirs. */
async function handLots(tx: Tx, context: Context, cause: Cause, from: Member, to: Member, taken: { lotId: string; points: number }[], lots: OpenLot[]): Promise<{ gave: Entry; got: Entry }[]> {
  const endOf = new Map(lots.map(({ lotId, expiresAtMs }) => [lotId, expiresAtMs]))
  const pairs = []
  for (const end of [...new Set(taken.map(({ lotId }) => endOf.get(lotId) as number))].sort((a, b) => a - b)) {
    const mine = taken.filter(({ lotId }) => endOf.get(lotId) === end)
    const points = sumOf(mine)
    pairs.push(await hand(tx, context, cause, { points, growth: 0 }, { member: from, movements: outOf(mine, lots) }, { member: to, movements: [], opens: { points, expiresAt: end } }))
  }
  return pairs
}

/**
 * Everything that one card has goes to the other: points by their ends, growth in an entry of its own. Each pair is kept, for
 * the way back. Both accounts must be open. Returns the points.
 */
export async function moveOver(tx: Tx, context: Context, mergeId: string, other: Member, kept: Member): Promise<number> {
  const cause: Cause = { mergeId, rule: 'merge' }
  const lots = await openLots(tx, other.member_id, other.points_available)
  const points = other.points_available
  const pairs = await handLots(tx, context, cause, other, kept, lots.map(({ lotId, remaining }) => ({ lotId, points: remaining })), lots)
  if (other.growth > 0) pairs.push(await hand(tx, context, cause, { points: 0, growth: other.growth }, { member: other, movements: [] }, { member: kept, movements: [] }))
  const parts = pairs.map(({ gave, got }) => ({ member_id: kept.member_id, merge_id: mergeId, seq: got.seq, other_seq: gave.seq }))
  if (parts.length > 0) await tx.insertInto('card_merge_part').values(parts).execute()
  return points
}

interface Part {
  /** Of the card that was kept; the other's entry is otherSeq. */
  entry: Entry
  otherSeq: number
}

async function partsOf(tx: Tx, memberId: string, mergeId: string): Promise<Part[]> {
  const rows = await tx
    .selectFrom('card_merge_part as part')
    .innerJoin('ledger_entry as entry', (on) => on.onRef('entry.member_id', '=', 'part.member_id').onRef('entry.seq', '=', 'part.seq'))
    .selectAll('entry')
    .select('part.other_seq')
    .where('part.member_id', '=', memberId)
    .where('part.merge_id', '=', mergeId)
    .orderBy('part.seq')
    .execute()
  return rows.map(({ other_seq, ...entry }) => ({ entry, otherSeq: other_seq }))
}

/** Growth of a part that has not gone back to the other card yet. */
async function growthLeft(tx: Tx, { entry }: Part): Promise<number> {
  const back = await tx.selectFrom('ledger_entry').select('growth').where('member_id', '=', entry.member_id).where('reverses_seq', '=', entry.seq).execute()
  return back.reduce((left, { growth }) => left + growth, entry.growth)
}

/** Growth goes back as it came: what one entry brought is never asked for twice. Returns what is still wanted. */
async function growthBack(tx: Tx, context: Context, cause: Cause, kept: Member, other: Member, part: Part, wanted: number): Promise<number> {
  const growth = Math.min(wanted, await growthLeft(tx, part))
  if (growth === 0) return wanted
  const from = { member: kept, movements: [], reversesSeq: part.entry.seq }
  await hand(tx, context, cause, { points: 0, growth }, from, { member: other, movements: [], reversesSeq: part.otherSeq })
  return wanted - growth
}

/** Into the lots it was taken from; their end is that of the lot it comes from. */
async function intoLots(tx: Tx, other: Member, otherSeq: number, points: number): Promise<Movement[]> {
  const movements: Movement[] = []
  let left = points
  for (const { lotId, moved, earned, remaining, expiresAtMs } of await lotsOf(tx, other.member_id, otherSeq)) {
    const part = Math.min(left, -moved, earned - remaining)
    if (part <= 0) continue
    movements.push({ lotId, points: part, expiresAtMs })
    left -= part
  }
  if (left > 0) throw new Error('the lots of a card that was merged have no room for what goes back')
  return movements
}

/** Takes a merge apart: of every part what is still in its lot, and all growth. Both accounts must be open. Returns the points. */
export async function moveBack(tx: Tx, context: Context, mergeId: string, kept: Member, other: Member): Promise<number> {
  const cause: Cause = { mergeId, rule: 'undo' }
  let returned = 0
  for (const part of await partsOf(tx, kept.member_id, mergeId)) {
    await growthBack(tx, context, cause, kept, other, part, part.entry.growth)
    const [lot] = (await lotsOf(tx, kept.member_id, part.entry.seq)).filter(({ moved, remaining }) => moved > 0 && remaining > 0)
    if (!lot) continue
    const points = lot.remaining
    const out = [{ lotId: lot.lotId, points: -points, expiresAtMs: lot.expiresAtMs }]
    const from = { member: kept, movements: out, reversesSeq: part.entry.seq }
    await hand(tx, context, cause, { points, growth: 0 }, from, { member: other, movements: await intoLots(tx, other, part.otherSeq, points), reversesSeq: part.otherSeq })
    returned += points
  }
  return returned
}

/**
 * Something earned by a card that was merged is asked back: what the card lacks comes back from the one that has it now, first
 * of what it brought, then of the rest, the oldest-expiring first. The whole chain must be locked.
 */
export async function bringBack(tx: Tx, context: Context, other: Member, wanted: { points: number; growth: number }): Promise<void> {
  if (!other.merged_into) return
  const lacking = { points: Math.max(0, wanted.points - other.points_available), growth: Math.max(0, wanted.growth - other.growth) }
  if (lacking.points + lacking.growth === 0) return
  const kept = await openAnyAccount(tx, context, other.merged_into, 'NOT_FOUND')
  await bringBack(tx, context, kept, lacking)
  const { merge_id } = await tx
    .selectFrom('card_merge')
    .select('merge_id')
    .where('other_id', '=', other.member_id)
    .where('merged_at', 'is not', null)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
  const cause: Cause = { mergeId: merge_id, rule: 'refund' }
  const parts = await partsOf(tx, kept.member_id, merge_id)
  const brought = new Set<string>()
  let growth = lacking.growth
  for (const part of parts) {
    for (const { lotId, moved } of await lotsOf(tx, kept.member_id, part.entry.seq)) if (moved > 0) brought.add(lotId)
    growth = await growthBack(tx, context, cause, kept, other, part, growth)
  }
  const points = Math.min(lacking.points, kept.points_available)
  const lots = await openLots(tx, kept.member_id, kept.points_available)
  const own = lots.filter(({ lotId }) => brought.has(lotId))
  const fromOwn = Math.min(points, own.reduce((total, { remaining }) => total + remaining, 0))
  const rest = lots.filter(({ lotId }) => !brought.has(lotId))
  const taken = [takeFromLots(own, fromOwn, context.now()), takeFromLots(rest, points - fromOwn, context.now())].flatMap((some) => some ?? [])
  if (sumOf(taken) !== points) throw new Error('the lots hold less than the balance says')
  await handLots(tx, context, cause, kept, other, taken, lots)
}
