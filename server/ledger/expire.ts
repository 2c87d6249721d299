import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { lotLines, lotsLapsing } from './lots'
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
