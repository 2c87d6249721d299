import type { Selectable } from 'kysely'
import { rewards } from '../brand/rewards'
import { ruleAt } from '../loyalty/rules'
import { opensAtMs } from '../loyalty/rewards'
import type { Reward } from '../loyalty/rewards'
import { tierById } from '../loyalty/tiers'
import type { Context } from './context'
import { couponFor, couponKind } from './coupons'
import type { Tables, Tx } from './database'
import type { Member } from './ledger/post'
import { spend } from './ledger/spend'
import { Problem } from './problem'
import { recordEvent } from './tasks/events'

export type Redemption = Selectable<Tables['redemption']>

export function findReward(rewardId: string): Reward {
  const reward = rewards.find((candidate) => candidate.rewardId === rewardId)
  if (!reward) throw new Problem('NOT_FOUND', { field: 'rewardId' })
  return reward
}

export async function findRedemption(tx: Tx, memberId: string, redemptionId: string): Promise<Redemption | undefined> {
  return tx.selectFrom('redemption').selectAll().where('member_id', '=', memberId).where('redemption_id', '=', redemptionId).executeTakeFirst()
}

/** Points out, coupon in. The account must be open, and the id not used yet. Errors: NOT_OPEN_YET, INSUFFICIENT_POINTS. */
export async function redeem(tx: Tx, context: Context, member: Member, reward: Reward, { id, automatic }: { id: string; automatic: boolean }): Promise<Redemption> {
  const now = context.now()
  const { rank } = tierById(ruleAt(context.rules, now).ladder, member.tier_id)
  if (opensAtMs(reward, rank) > now) throw new Problem('NOT_OPEN_YET')
  const kind = couponKind(reward.couponKind)
  const label = automatic ? `到期前自动兑换 ${kind.name}` : kind.name
  const entry = await spend(tx, context, member, { sourceId: id, label, points: reward.pricePoints })
  const coupon = await couponFor(tx, context, member.member_id, kind, { id, automatic })
  const redemption: Redemption = {
    member_id: member.member_id,
    redemption_id: id,
    reward_id: reward.rewardId,
    price_points: reward.pricePoints,
    entry_seq: entry.seq,
    coupon_id: coupon.coupon_id,
    balance_after: entry.balance_after,
    redeemed_at: entry.occurred_at,
  }
  await tx.insertInto('redemption').values(redemption).execute()
  if (!automatic) await recordEvent(tx, context, member, { kind: 'redemption', sourceId: id, subject: reward.rewardId })
  return redemption
}
