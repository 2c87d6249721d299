import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { DAY_MS } from '../../loyalty/calendar'
import { ruleAt, worthFen } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { openMatters } from '../open-matters'
import { expiriesOf } from '../operations/balance'
import { profileOf } from '../operations/member-profile'
import { progressOf } from '../operations/tiers'

type Cancellation = components['schemas']['Cancellation']

/** How long somebody who has cancelled can come back. */
export const comeBackMs = programme.comeBackDays * DAY_MS

/** How many coupons could still be used. */
async function couponsOf(tx: Tx, context: Context, memberId: string): Promise<number> {
  const { coupons } = await tx
    .selectFrom('coupon')
    .select(({ fn }) => fn.countAll<number>().as('coupons'))
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
    .where('given_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', new Date(context.now()))
    .executeTakeFirstOrThrow()
  return Number(coupons)
}

async function badgesOf(tx: Tx, memberId: string): Promise<number> {
  const { badges } = await tx.selectFrom('badge_level').select(({ fn }) => fn.count<number>('badge_id').distinct().as('badges')).where('member_id', '=', memberId).executeTakeFirstOrThrow()
  return Number(badges)
}

/** How a membership's end stands, and what goes with it. */
export async function leavingOf(tx: Tx, context: Context, member: Member): Promise<Cancellation> {
  const now = context.now()
  const memberId = member.member_id
  const points = (await expiriesOf(tx, memberId, now)).reduce((total, lapsing) => total + lapsing.points, 0)
  const { current, growth } = await progressOf(tx, context, member)
  const { daysTogether } = await profileOf(tx, member, now)
  return {
    state: member.ends_at ? 'ending' : 'none',
    endsAt: member.ends_at && member.ends_at.toISOString(),
    lost: {
      points,
      worthFen: worthFen(points, ruleAt(context.rules, now)),
      coupons: await couponsOf(tx, context, memberId),
      tier: current,
      growth,
      daysTogether,
      badges: await badgesOf(tx, memberId),
    },
    blockedBy: member.ends_at ? [] : await openMatters(tx, context, member),
  }
}
