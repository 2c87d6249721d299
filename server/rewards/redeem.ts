import { leftOf, opensAtMs, refusalOf } from '../../loyalty/rewards'
import type { Reward } from '../../loyalty/rewards'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Entry, Member } from '../ledger/post'
import { spend } from '../ledger/spend'
import { Problem } from '../problem'
import { recordEvent } from '../tasks/events'
import { useBoost } from '../tier-boost'
import { standNow } from './asker'
import { nameOf } from './catalogue'
import { countsOf } from './counts'
import { elsewhereFor } from './elsewhere'
import type { Asked } from './kind'
import { kindOf } from './kinds'
import { writeRedemption } from './redemption'
import type { Redemption } from './redemption'
import { takeOne } from './stock'

/** The last instant before which it can be taken back. */
export function cancelUntil(reward: Reward, now: number): Date | null {
  return reward.cancelMinutes === undefined || !kindOf(reward).takeBack ? null : new Date(now + reward.cancelMinutes * 60_000)
}

/** Refuses what refusalOf refuses. Only what is limited needs counting. */
export async function mustBeOpen(tx: Tx, context: Context, member: Member, reward: Reward, { price }: Asked): Promise<void> {
  const now = context.now()
  const limited = reward.stock !== undefined || reward.perMember !== undefined
  const { taken, had } = limited ? await countsOf(tx, member.member_id, reward.rewardId, now) : { taken: 0, had: 0 }
  const stand = reward.publicAt === undefined && reward.kind !== 'tier_boost' ? null : await standNow(tx, context, member)
  const term = { tierId: member.tier_id, validUntil: member.tier_valid_until && member.tier_valid_until.getTime() }
  const elsewhere = await elsewhereFor(tx, { memberId: member.member_id, term }, [reward])
  const asker = { rank: stand?.rank ?? 0, available: member.points_available, had, ofKind: elsewhere.refusal(reward) }
  const refusal = refusalOf({ ...reward, prices: [price] }, asker, leftOf(reward, taken), ruleAt(context.rules, now).ladder, now)
  if (refusal) throw new Problem(refusal)
  if (stand?.boost && opensAtMs(reward, stand.ownRank) > now) await useBoost(tx, member, stand.boost)
}

/** The redemption that an entry has paid for, or set points aside for. */
export function begun(context: Context, reward: Reward, entry: Entry, { id, automatic, price }: Asked): Redemption {
  return {
    member_id: entry.member_id,
    redemption_id: id,
    reward_id: reward.rewardId,
    kind: reward.kind,
    name: nameOf(reward),
    picture: reward.picture,
    price_points: price.points,
    price_fen: price.fen,
    state: 'done',
    steps: [],
    entry_seq: entry.seq,
    entry_id: entry.entry_id,
    balance_after: entry.balance_after,
    redeemed_at: new Date(context.now()),
    automatic,
    stock_taken: reward.stock !== undefined,
    coupon_id: null,
    cancel_until: null,
    reserved_until: null,
    delivery: null,
    pick_up_code: null,
    address: null,
    carrier: null,
    tracking_number: null,
    shipped_at: null,
    collected_at: null,
    collected_store_id: null,
    collected_staff_id: null,
    details: {},
  }
}

/**
 * Points out, reward in; the stock last. The account must be open, and the id not used yet.
 * Errors: those of refusalOf, DELIVERY_IMPOSSIBLE, ADDRESS_NEEDED, and what the kind adds.
 */
export async function redeem(tx: Tx, context: Context, member: Member, reward: Reward, asked: Asked): Promise<Redemption> {
  const { id, automatic, price } = asked
  const kind = kindOf(reward)
  if (asked.delivery !== null && reward.kind !== 'physical') throw new Problem('DELIVERY_IMPOSSIBLE', { field: 'delivery' })
  await mustBeOpen(tx, context, member, reward, asked)
  const name = nameOf(reward)
  const label = automatic ? `到期前自动兑换 ${name}` : name
  const entry = kind.pay ? await kind.pay(tx, context, member, reward, asked) : await spend(tx, context, member, { sourceId: id, label, points: price.points })
  const { coupon, details = {}, state, ...given } = await kind.give(tx, context, member, reward, asked)
  const redemption: Redemption = {
    ...begun(context, reward, entry, asked),
    ...given,
    coupon_id: coupon?.coupon_id ?? null,
    details,
    state,
    steps: [{ state, at: entry.occurred_at.toISOString() }],
    cancel_until: cancelUntil(reward, context.now()),
  }
  await writeRedemption(tx, redemption)
  if (!automatic) await recordEvent(tx, context, member, { kind: 'redemption', sourceId: id, subject: reward.rewardId })
  await kind.afterwards?.(tx, context, member, reward, asked)
  await takeOne(tx, reward)
  return redemption
}
