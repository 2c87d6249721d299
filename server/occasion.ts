import { programme } from '../brand/programme'
import type { Occasion } from '../loyalty/accrual'
import { dayOf, daysBetween } from '../loyalty/calendar'
import { lastUsableDay } from '../loyalty/lots'
import type { Context } from './context'
import type { Tx } from './database'
import { earnedToday } from './ledger/accrue'
import type { Member } from './ledger/post'
import { tierEnjoyed } from './tier-boost'
import type { BoostNow } from './tier-boost'

const offset = programme.utcOffsetMinutes

/** What of a member decides what a purchase at this moment earns; a boost counts for the tier. */
export async function occasionNow(tx: Tx, context: Context, member: Member, tierId: string): Promise<Occasion & { boost: BoostNow | null }> {
  const now = context.now()
  const { tier, boost } = await tierEnjoyed(tx, context, member, tierId)
  const day = dayOf(now, offset)
  return {
    tier,
    boost,
    ...(boost && { boostLastDay: lastUsableDay(boost.untilMs, offset) }),
    orderNumber: member.purchase_count + 1,
    memberDays: daysBetween(dayOf(member.joined_at.getTime(), offset), day),
    birthday: member.birthday,
    day,
    today: await earnedToday(tx, context, member.member_id),
  }
}
