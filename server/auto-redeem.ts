import { v5 } from 'uuid'
import { DAY_MS } from '../loyalty/calendar'
import { opensAtMs, pointsAlone } from '../loyalty/rewards'
import type { Reward } from '../loyalty/rewards'
import { ruleAt } from '../loyalty/rules'
import { tierById } from '../loyalty/tiers'
import type { Context } from './context'
import type { Tx } from './database'
import type { Chore } from './ledger/chore'
import type { Member } from './ledger/post'
import { redeem } from './rewards/redeem'

/** How long before points lapse they are exchanged, for members who want it. */
export const daysBefore = 3

// Ids of redemptions that nobody asked for come of what they are for, so that no second server can do one again.
const space = '5a1c7a52-0c1e-4b7a-9f0e-6d1f2c9b8e34'

/** Expiries near enough that have not been seen to. */
const due = (db: Context['db'], now: number) =>
  db
    .selectFrom('auto_redeem as wanted')
    .innerJoin('point_expiry as lapsing', 'lapsing.member_id', 'wanted.member_id')
    .where('lapsing.points', '>', 0)
    .where('lapsing.expires_at', '>', new Date(now))
    .where('lapsing.expires_at', '<=', new Date(now + daysBefore * DAY_MS))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('auto_redeemed as done')
            .select('done.member_id')
            .whereRef('done.member_id', '=', 'wanted.member_id')
            .whereRef('done.expires_at', '=', 'lapsing.expires_at'),
        ),
      ),
    )

/** Coupons for points alone; what is scarce or rationed is left to those who ask for it. */
function dearestCoupon(rewards: readonly Reward[], points: number, rank: number, now: number): { reward: Reward; points: number } | null {
  const payable = rewards.flatMap((reward) => {
    const price = pointsAlone(reward)
    const plain = reward.kind === 'coupon' && reward.stock === undefined && reward.perMember === undefined
    const open = opensAtMs(reward, rank) <= now && (reward.closesAt === undefined || Date.parse(reward.closesAt) > now)
    return plain && open && price !== null && price <= points ? [{ reward, points: price }] : []
  })
  return payable.sort((a, b) => b.points - a.points)[0] ?? null
}

/** The dearest coupons that points about to lapse can pay by themselves; no later points are touched. */
async function exchange(tx: Tx, context: Context, member: Member): Promise<void> {
  const now = context.now()
  const memberId = member.member_id
  const { rank } = tierById(ruleAt(context.rules, now).ladder, member.tier_id)
  const expiries = await due(tx, now).select('lapsing.expires_at').where('wanted.member_id', '=', memberId).orderBy('lapsing.expires_at').execute()
  for (const { expires_at } of expiries) {
    await tx.insertInto('auto_redeemed').values({ member_id: memberId, expires_at, at: new Date(now) }).execute()
    for (let nth = 1; ; nth += 1) {
      // Spending takes the soonest first, so what an earlier date left over counts as well.
      const { points } = await tx
        .selectFrom('point_expiry')
        .select(({ fn, val }) => fn.coalesce(fn.sum<number>('points'), val(0)).as('points'))
        .where('member_id', '=', memberId)
        .where('expires_at', '<=', expires_at)
        .executeTakeFirstOrThrow()
      const dearest = dearestCoupon(context.rewards, Number(points), rank, now)
      if (!dearest) break
      const id = v5(`${memberId} ${expires_at.toISOString()} ${nth}`, space)
      await redeem(tx, context, member, dearest.reward, { id, automatic: true, price: { points: dearest.points, fen: 0 }, delivery: null })
    }
  }
}

export const autoRedeem: Chore = {
  async dueFor(db, now, limit) {
    const rows = await due(db, now).select('wanted.member_id').distinct().limit(limit).execute()
    return rows.map(({ member_id }) => member_id)
  },
  perform: exchange,
}
