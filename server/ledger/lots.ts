import { programme } from '../../brand/programme'
import { lastUsableDay, lotExpiry } from '../../loyalty/lots'
import type { Lot } from '../../loyalty/lots'
import type { RuleVersion } from '../../loyalty/rules'
import type { Tx } from '../database'
import type { Draft, Movement, ReceiptLine } from './post'

export interface OpenLot extends Lot {
  earnedAt: Date
}

const columns = ['lot_id', 'remaining', 'earned_at', 'expires_at'] as const
const openLot = (row: { lot_id: string; remaining: number; earned_at: Date; expires_at: Date }): OpenLot => ({
  lotId: row.lot_id,
  remaining: row.remaining,
  earnedAt: row.earned_at,
  expiresAtMs: row.expires_at.getTime(),
})

const atOnce = 200

/** Lots that still hold points, the oldest-expiring first; no more of them than hold the points that are wanted. */
export async function openLots(tx: Tx, memberId: string, wanted: number): Promise<OpenLot[]> {
  const lots: OpenLot[] = []
  let held = 0
  while (held < wanted) {
    const last = lots[lots.length - 1]
    let open = tx.selectFrom('point_lot').select(columns).where('member_id', '=', memberId).where('remaining', '>', 0)
    if (last) open = open.where(({ eb, refTuple, tuple }) => eb(refTuple('expires_at', 'lot_id'), '>', tuple(new Date(last.expiresAtMs), last.lotId)))
    const rows = await open.orderBy('expires_at').orderBy('lot_id').limit(atOnce).execute()
    lots.push(...rows.map(openLot))
    held += rows.reduce((total, { remaining }) => total + remaining, 0)
    if (rows.length < atOnce) break
  }
  return lots
}

export async function lotsLapsing(tx: Tx, memberId: string, at: Date): Promise<OpenLot[]> {
  const rows = await tx.selectFrom('point_lot').select(columns).where('member_id', '=', memberId).where('remaining', '>', 0).where('expires_at', '=', at).orderBy('lot_id').execute()
  return rows.map(openLot)
}

/** The lots that an entry moved points in, the latest-expiring first; moved is negative for what was taken. */
export async function lotsOf(tx: Tx, memberId: string, seq: number): Promise<(OpenLot & { earned: number; moved: number })[]> {
  const rows = await tx
    .selectFrom('lot_movement as moved')
    .innerJoin('point_lot as lot', (on) => on.onRef('lot.member_id', '=', 'moved.member_id').onRef('lot.lot_id', '=', 'moved.lot_id'))
    .select(['lot.lot_id', 'lot.earned', 'lot.remaining', 'lot.earned_at', 'lot.expires_at', 'moved.points'])
    .where('moved.member_id', '=', memberId)
    .where('moved.seq', '=', seq)
    .orderBy('lot.expires_at', 'desc')
    .orderBy('lot.lot_id', 'desc')
    .execute()
  return rows.map((row) => ({ ...openLot(row), earned: row.earned, moved: row.points }))
}

function lotById(lots: OpenLot[], lotId: string): OpenLot {
  const lot = lots.find((candidate) => candidate.lotId === lotId)
  if (!lot) throw new Error('points moved in a lot that is not there')
  return lot
}

export function outOf(taken: { lotId: string; points: number }[], lots: OpenLot[]): Movement[] {
  return taken.map(({ lotId, points }) => ({ lotId, points: -points, expiresAtMs: lotById(lots, lotId).expiresAtMs }))
}

/**
 * How points that an entry took come back: into the same lots, the latest-expiring first. What came from lots that have
 * lapsed meanwhile comes back as a gift would, for their lapsing is not the member's fault here.
 */
export async function backInto(tx: Tx, memberId: string, seq: number, points: number, rule: RuleVersion, now: number): Promise<Pick<Draft, 'movements' | 'opens' | 'receipt'>> {
  const lots = (await lotsOf(tx, memberId, seq)).filter((lot) => lot.expiresAtMs > now)
  const movements: Movement[] = []
  let left = points
  for (const { lotId, expiresAtMs, moved, earned, remaining } of lots) {
    const part = Math.min(left, -moved, earned - remaining)
    if (part <= 0) continue
    movements.push({ lotId, points: part, expiresAtMs })
    left -= part
  }
  const receipt = lotLines(movements, lots)
  if (left === 0) return { movements, receipt }
  return { movements, receipt: [...receipt, { kind: 'fixed', points: left }], opens: { points: left, expiresAt: lotExpiry(now, rule.giftExpiry, programme.utcOffsetMinutes) } }
}

/** Receipt lines for what moved, one per day of expiry: a hundred small lots would tell a member nothing. */
export function lotLines(moved: { lotId: string; points: number }[], lots: OpenLot[]): ReceiptLine[] {
  const lines = new Map<number, ReceiptLine>()
  for (const { lotId, points } of moved) {
    const lot = lotById(lots, lotId)
    const line = lines.get(lot.expiresAtMs)
    if (line) {
      line.points += points
      delete line.lotEarnedAt
    } else {
      const lotExpiresOn = lastUsableDay(lot.expiresAtMs, programme.utcOffsetMinutes)
      lines.set(lot.expiresAtMs, { kind: 'lot', points, lotEarnedAt: lot.earnedAt.toISOString(), lotExpiresOn })
    }
  }
  return [...lines.values()]
}
