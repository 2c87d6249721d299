import { programme } from '../../brand/programme'
import { lotExpiry, takeFromLots } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { lotLines, openLots } from './lots'
import { post } from './post'
import type { Entry, Member } from './post'

interface Undoing {
  /** What made it necessary, once each: a refund, a cancelled redemption. */
  source: 'refund' | 'redemption'
  sourceId: string
  label: string | null
}

/** Reversals of an entry never sum to more than the entry. */
async function leftToReverse(tx: Tx, of: Entry): Promise<number> {
  const earlier = await tx
    .selectFrom('ledger_entry')
    .select('points')
    .where('member_id', '=', of.member_id)
    .where('reverses_seq', '=', of.seq)
    .execute()
  return Math.abs(of.points) - earlier.reduce((total, { points }) => total + Math.abs(points), 0)
}

/**
 * Takes back points that an accrual gave. They come out of the accrual's own lot; what was spent meanwhile comes out of the
 * other lots, oldest-expiring first. What the member no longer has is forgiven: a balance never goes below zero.
 */
export async function takeBack(tx: Tx, context: Context, member: Member, of: Entry, wanted: { points: number; growth: number }, cause: Undoing): Promise<Entry> {
  if (wanted.points > (await leftToReverse(tx, of))) throw new Error('a reversal is larger than what it reverses')
  const now = context.now()
  const lots = (await openLots(tx, member.member_id)).filter((lot) => lot.expiresAtMs > now)
  const points = Math.min(wanted.points, member.points_available)
  const own = lots.find((lot) => lot.entrySeq === of.seq)
  const fromOwn = Math.min(points, own?.remaining ?? 0)
  const others = takeFromLots(lots.filter((lot) => lot !== own), points - fromOwn, now)
  if (!others) throw new Error('the lots hold less than the balance says')
  const taken = own && fromOwn > 0 ? [{ lotId: own.lotId, points: fromOwn }, ...others] : others
  return post(tx, context, member, {
    ...cause,
    kind: 'reversal',
    rule: 'reversal',
    occurredAt: now,
    ruleVersion: of.rule_version,
    points: -points,
    growth: -Math.min(wanted.growth, member.growth),
    receipt: [{ kind: 'reversal', points: -points }],
    postings: points > 0 ? [{ from: 'available', to: 'issued', points }] : [],
    movements: taken.map((part) => ({ lotId: part.lotId, points: -part.points })),
    reversesSeq: of.seq,
  })
}

/**
 * Gives back points that a redemption took: into the same lots, the latest-expiring first. What came from lots that have
 * lapsed meanwhile comes back as a gift would, for lapsing is not the member's fault here.
 */
export async function giveBack(tx: Tx, context: Context, member: Member, of: Entry, points: number, cause: Undoing): Promise<Entry> {
  if (points > (await leftToReverse(tx, of))) throw new Error('a reversal is larger than what it reverses')
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const emptied = await tx
    .selectFrom('lot_movement as moved')
    .innerJoin('point_lot as lot', (on) => on.onRef('lot.member_id', '=', 'moved.member_id').onRef('lot.lot_id', '=', 'moved.lot_id'))
    .select(['lot.lot_id', 'lot.earned', 'lot.remaining', 'lot.earned_at', 'lot.expires_at', 'lot.entry_seq', 'moved.points'])
    .where('moved.member_id', '=', of.member_id)
    .where('moved.seq', '=', of.seq)
    .where('lot.expires_at', '>', new Date(now))
    .orderBy('lot.expires_at', 'desc')
    .orderBy('lot.lot_id', 'desc')
    .execute()
  const movements: { lotId: string; points: number }[] = []
  let left = points
  for (const lot of emptied) {
    const part = Math.min(left, -lot.points, lot.earned - lot.remaining)
    if (part <= 0) continue
    movements.push({ lotId: lot.lot_id, points: part })
    left -= part
  }
  const lots = emptied.map((lot) => ({ lotId: lot.lot_id, remaining: lot.remaining, entrySeq: lot.entry_seq, earnedAt: lot.earned_at, expiresAtMs: lot.expires_at.getTime() }))
  const receipt = lotLines(movements, lots)
  if (left > 0) receipt.push({ kind: 'fixed', points: left })
  return post(tx, context, member, {
    ...cause,
    kind: 'reversal',
    rule: 'reversal',
    occurredAt: now,
    ruleVersion: rule.version,
    points,
    growth: 0,
    receipt,
    postings: points > 0 ? [{ from: 'redeemed', to: 'available', points }] : [],
    movements,
    opens: left > 0 ? { points: left, expiresAt: lotExpiry(now, rule.giftExpiry, programme.utcOffsetMinutes) } : undefined,
    reversesSeq: of.seq,
  })
}
