import { takeFromLots } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { Problem } from '../problem'
import { lotLines, openLots } from './lots'
import { post } from './post'
import type { Entry, Member } from './post'

/** Spends points, the oldest-expiring first. */
export async function spend(tx: Tx, context: Context, member: Member, what: { sourceId: string; label: string | null; points: number }): Promise<Entry> {
  const now = context.now()
  const lots = await openLots(tx, member.member_id)
  const taken = takeFromLots(lots, what.points, now)
  if (!taken) throw new Problem('INSUFFICIENT_POINTS')
  const movements = taken.map(({ lotId, points }) => ({ lotId, points: -points }))
  return post(tx, context, member, {
    kind: 'redemption',
    source: 'redemption',
    sourceId: what.sourceId,
    rule: 'redemption',
    label: what.label,
    occurredAt: now,
    ruleVersion: ruleAt(context.rules, now).version,
    points: -what.points,
    growth: 0,
    receipt: lotLines(movements, lots),
    postings: [{ from: 'available', to: 'redeemed', points: what.points }],
    movements,
  })
}
