import { takeFromLots } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { backInto, lotsOf, openLots, outOf } from './lots'
import { bringBack } from './merge'
import { post } from './post'
import type { Draft, Entry, Member, ReceiptLine } from './post'

type Undoing = Pick<Draft, 'sourceId' | 'label'> & {
  /** What made it necessary, once each: a refund, a cancelled redemption, a payment taken back. */
  source: 'refund' | 'redemption' | 'till'
}

/** What reversals have left of an entry; together they never sum to more than it. */
export async function leftOf(tx: Tx, of: Entry): Promise<number> {
  const earlier = await tx.selectFrom('ledger_entry').select('points').where('member_id', '=', of.member_id).where('reverses_seq', '=', of.seq).execute()
  return Math.abs(of.points) - earlier.reduce((total, { points }) => total + Math.abs(points), 0)
}

/**
 * Takes back points that an accrual gave. They come out of the accrual's own lot; what was spent meanwhile comes out of the
 * other lots, oldest-expiring first. What the member no longer has is forgiven for good: a balance never goes below zero.
 * What went with its card to another one comes from there; told says on the receipt what the points are of.
 */
export async function takeBack(
  tx: Tx,
  context: Context,
  member: Member,
  of: Entry,
  wanted: { points: number; growth: number },
  cause: Undoing,
  told: Partial<ReceiptLine> = {},
): Promise<Entry> {
  if (wanted.points > (await leftOf(tx, of))) throw new Error('a reversal is larger than what it reverses')
  const now = context.now()
  await bringBack(tx, context, member, wanted)
  const points = Math.min(wanted.points, member.points_available)
  const own = (await lotsOf(tx, member.member_id, of.seq)).find((lot) => lot.moved > 0 && lot.expiresAtMs > now)
  const fromOwn = Math.min(points, own?.remaining ?? 0)
  const others = (await openLots(tx, member.member_id, points + fromOwn)).filter((lot) => lot.lotId !== own?.lotId)
  const fromOthers = takeFromLots(others, points - fromOwn, now)
  if (!fromOthers) throw new Error('the lots hold less than the balance says')
  const taken = own && fromOwn > 0 ? [{ lotId: own.lotId, points: fromOwn }, ...fromOthers] : fromOthers
  const receipt: ReceiptLine[] = [{ kind: 'reversal', points: -wanted.points, ...told }]
  if (points < wanted.points) receipt.push({ kind: 'forgiven', points: wanted.points - points })
  return post(tx, context, member, {
    ...cause,
    kind: 'reversal',
    rule: 'reversal',
    occurredAt: now,
    ruleVersion: of.rule_version,
    points: -points,
    growth: -Math.min(wanted.growth, member.growth),
    receipt,
    postings: points > 0 ? [{ from: 'available', to: 'issued', points }] : [],
    movements: outOf(taken, own ? [own, ...others] : others),
    reversesSeq: of.seq,
  })
}

/** Gives back points that a redemption took, into the lots they came from. */
export async function giveBack(tx: Tx, context: Context, member: Member, of: Entry, points: number, cause: Undoing): Promise<Entry> {
  if (points > (await leftOf(tx, of))) throw new Error('a reversal is larger than what it reverses')
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  return post(tx, context, member, {
    ...cause,
    ...(await backInto(tx, member.member_id, of.seq, points, rule, now)),
    kind: 'reversal',
    rule: 'reversal',
    occurredAt: now,
    ruleVersion: rule.version,
    points,
    growth: 0,
    postings: points > 0 ? [{ from: 'redeemed', to: 'available', points }] : [],
    reversesSeq: of.seq,
  })
}
