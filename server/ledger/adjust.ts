import { programme } from '../../brand/programme'
import { lotExpiry } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import { raiseTier } from '../tier-term'
import { post } from './post'
import type { Entry, Member } from './post'

/** Points and growth that somebody had in another system. They last like gifts and count towards no cap. The account must be open. */
export async function bringIn(tx: Tx, context: Context, member: Member, what: { rule: string; sourceId: string; label: string; points: number; growth: number }): Promise<Entry> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const { points } = what
  const entry = await post(tx, context, member, {
    ...what,
    kind: 'adjustment',
    source: 'goodwill',
    occurredAt: now,
    ruleVersion: rule.version,
    receipt: points > 0 ? [{ kind: 'fixed', points }] : [],
    postings: points > 0 ? [{ from: 'adjusted', to: 'available', points }] : [],
    movements: [],
    opens: points > 0 ? { points, expiresAt: lotExpiry(now, rule.giftExpiry, programme.utcOffsetMinutes) } : undefined,
  })
  await raiseTier(tx, context, member)
  return entry
}
