import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf, daysBetween } from '../../loyalty/calendar'
import { lastUsableDay } from '../../loyalty/lots'
import { worthFen } from '../../loyalty/rules'
import type { RuleVersion } from '../../loyalty/rules'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'

type Expiring = components['schemas']['Expiring']
const offset = programme.utcOffsetMinutes

/** Open lots summed by their expiry, soonest first; lapsed ones are gone even before the ledger says so. */
export async function expiriesOf(tx: Tx, memberId: string, now: number): Promise<Expiring[]> {
  const rows = await tx
    .selectFrom('point_expiry')
    .select(['expires_at', 'points'])
    .where('member_id', '=', memberId)
    .where('points', '>', 0)
    .where('expires_at', '>', new Date(now))
    .orderBy('expires_at')
    .execute()
  return rows.map(({ expires_at, points }) => {
    const expiresOn = lastUsableDay(expires_at.getTime(), offset)
    return { points, expiresAt: expires_at.toISOString(), expiresOn, daysLeft: daysBetween(dayOf(now, offset), expiresOn) }
  })
}

export function balanceOf(member: Member, expiries: Expiring[], rule: RuleVersion, now: number): components['schemas']['PointsBalance'] {
  const available = expiries.reduce((total, { points }) => total + points, 0)
  const [next] = expiries
  const inNotice = next !== undefined && Date.parse(next.expiresAt) <= now + rule.expiryNoticeDays * 86_400_000
  return {
    available,
    pending: member.points_pending,
    held: member.points_held,
    worthFen: worthFen(available, rule),
    expiringNext: inNotice ? next : null,
  }
}
