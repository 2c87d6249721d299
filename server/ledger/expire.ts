import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { lotLines, lotsLapsing, openLots, outOf } from './lots'
import { post } from './post'
import type { Member } from './post'

/** Takes lapsed points out, one entry per instant of expiry, dated then: the same however late it runs. */
export async function settleLapsed(tx: Tx, context: Context, member: Member): Promise<void> {
  if (member.points_available === 0) return
  const lapsed = await tx
    .selectFrom('point_expiry')
    .select(['expires_at', 'points'])
    .where('member_id', '=', member.member_id)
    .where('points', '>', 0)
    .where('expires_at', '<=', new Date(context.now()))
    .orderBy('expires_at')
    .execute()
  for (const { expires_at, points } of lapsed) {
    const lots = await lotsLapsing(tx, member.member_id, expires_at)
    const movements = lots.map((lot) => ({ lotId: lot.lotId, points: -lot.remaining, expiresAtMs: lot.expiresAtMs }))
    await post(tx, context, member, {
      kind: 'expiry',
      source: 'expiry',
      sourceId: expires_at.toISOString(),
      rule: 'expiry',
      label: null,
      occurredAt: expires_at.getTime(),
      ruleVersion: ruleAt(context.rules, expires_at.getTime()).version,
      points: -points,
      growth: 0,
      receipt: lotLines(movements, lots),
      postings: [{ from: 'available', to: 'expired', points }],
      movements,
    })
  }
}

/** Takes out all that is left, dated when the membership ended. What has lapsed by itself must be settled. */
export async function lapseAll(tx: Tx, context: Context, member: Member, at: number): Promise<void> {
  const points = member.points_available
  if (points === 0) return
  const lots = await openLots(tx, member.member_id, points)
  const movements = outOf(lots.map(({ lotId, remaining }) => ({ lotId, points: remaining })), lots)
  await post(tx, context, member, {
    kind: 'expiry',
    source: 'expiry',
    sourceId: 'membership ended',
    rule: 'expiry',
    label: null,
    occurredAt: at,
    ruleVersion: ruleAt(context.rules, at).version,
    points: -points,
    growth: 0,
    receipt: lotLines(movements, lots),
    postings: [{ from: 'available', to: 'expired', points }],
    movements,
  })
}
