import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { lotLines, openLots } from './lots'
import { post } from './post'
import type { Member } from './post'

/** Takes lapsed points out, one entry per instant of expiry, dated then: the same however late it runs. */
export async function settleLapsed(tx: Tx, context: Context, member: Member): Promise<void> {
  if (member.points_available === 0) return
  const now = context.now()
  const anyLapsed = await tx
    .selectFrom('point_lot')
    .select('lot_id')
    .where('member_id', '=', member.member_id)
    .where('remaining', '>', 0)
    .where('expires_at', '<=', new Date(now))
    .limit(1)
    .executeTakeFirst()
  if (!anyLapsed) return
  const lapsed = (await openLots(tx, member.member_id)).filter((lot) => lot.expiresAtMs <= now)
  for (const instant of new Set(lapsed.map((lot) => lot.expiresAtMs))) {
    const movements = lapsed.filter((lot) => lot.expiresAtMs === instant).map((lot) => ({ lotId: lot.lotId, points: -lot.remaining }))
    const points = movements.reduce((total, movement) => total + movement.points, 0)
    await post(tx, context, member, {
      kind: 'expiry',
      source: 'expiry',
      sourceId: new Date(instant).toISOString(),
      rule: 'expiry',
      label: null,
      occurredAt: instant,
      ruleVersion: ruleAt(context.rules, instant).version,
      points,
      growth: 0,
      receipt: lotLines(movements, lapsed),
      postings: [{ from: 'available', to: 'expired', points: -points }],
      movements,
    })
  }
}
