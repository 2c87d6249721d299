import { takeFromLots } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { Problem } from '../problem'
import { lotLines, openLots, outOf } from './lots'
import { post } from './post'
import type { Draft, Entry, Member } from './post'

/** What leaves the available points, the oldest-expiring first. Errors: INSUFFICIENT_POINTS. */
export async function outgoing(tx: Tx, context: Context, member: Member, points: number): Promise<Pick<Draft, 'points' | 'growth' | 'movements' | 'receipt' | 'occurredAt' | 'ruleVersion'>> {
  const now = context.now()
  if (points > member.points_available) throw new Problem('INSUFFICIENT_POINTS')
  const lots = await openLots(tx, member.member_id, points)
  const taken = takeFromLots(lots, points, now)
  if (!taken) throw new Error('the lots hold less than the balance says')
  const movements = outOf(taken, lots)
  return { points: -points, growth: 0, movements, receipt: lotLines(movements, lots), occurredAt: now, ruleVersion: ruleAt(context.rules, now).version }
}

/** Spends points; what is donated goes to an account of its own. Errors: INSUFFICIENT_POINTS. */
export async function spend(tx: Tx, context: Context, member: Member, what: { source?: 'redemption' | 'till' | 'donation'; sourceId: string; label: string | null; points: number }): Promise<Entry> {
  const source = what.source ?? 'redemption'
  return post(tx, context, member, {
    ...(await outgoing(tx, context, member, what.points)),
    kind: source === 'donation' ? 'donation' : 'redemption',
    source,
    sourceId: what.sourceId,
    rule: source,
    label: what.label,
    postings: [{ from: 'available', to: source === 'donation' ? 'donated' : 'redeemed', points: what.points }],
  })
}
