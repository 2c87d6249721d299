import { lastUsableDay } from '../../loyalty/lots'
import type { Lot } from '../../loyalty/lots'
import { programme } from '../../brand/programme'
import type { Tx } from '../database'
import type { ReceiptLine } from './post'

export interface OpenLot extends Lot {
  entrySeq: number
  earnedAt: Date
}

/** Lots that still hold points, lapsed ones too. */
export async function openLots(tx: Tx, memberId: string): Promise<OpenLot[]> {
  const rows = await tx
    .selectFrom('point_lot')
    .select(['lot_id', 'entry_seq', 'remaining', 'earned_at', 'expires_at'])
    .where('member_id', '=', memberId)
    .where('remaining', '>', 0)
    .orderBy('expires_at')
    .orderBy('lot_id')
    .execute()
  return rows.map((row) => ({
    lotId: row.lot_id,
    entrySeq: row.entry_seq,
    remaining: row.remaining,
    earnedAt: row.earned_at,
    expiresAtMs: row.expires_at.getTime(),
  }))
}

/** Receipt lines for what moved, one per day of expiry: a hundred small lots would tell a member nothing. */
export function lotLines(moved: { lotId: string; points: number }[], lots: OpenLot[]): ReceiptLine[] {
  const lines = new Map<number, ReceiptLine>()
  for (const { lotId, points } of moved) {
    const lot = lots.find((candidate) => candidate.lotId === lotId)
    if (!lot) throw new Error('points moved in a lot that is not there')
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
