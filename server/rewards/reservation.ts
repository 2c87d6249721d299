import type { DeliveryMethod, Reward } from '../../loyalty/rewards'
import type { Context } from '../context'
import type { Tx } from '../database'
import { captureHold, holdPoints, openHold } from '../ledger/hold'
import type { Member } from '../ledger/post'
import { Problem } from '../problem'
import { recordEvent } from '../tasks/events'
import { nameOf } from './catalogue'
import type { Asked } from './kind'
import { kindOf } from './kinds'
import { begun, cancelUntil, mustBeOpen } from './redeem'
import { progressOf, step, writeRedemption } from './redemption'
import type { Redemption } from './redemption'
import { takeOne } from './stock'

/** Points that are set aside lapse when they would have: setting them aside is no way to keep them. */
async function untilWhen(tx: Tx, memberId: string, wantedMs: number, now: number): Promise<number> {
  const soonest = await tx
    .selectFrom('point_expiry')
    .select('expires_at')
    .where('member_id', '=', memberId)
    .where('points', '>', 0)
    .where('expires_at', '>', new Date(now))
    .orderBy('expires_at')
    .limit(1)
    .executeTakeFirst()
  // An instant earlier, so that they come back into the lots that they came from.
  return soonest ? Math.min(wantedMs, soonest.expires_at.getTime() - 1) : wantedMs
}

/** Sets points aside and keeps one until reservedUntil. Errors: those of refusalOf, DELIVERY_IMPOSSIBLE. */
export async function reserve(tx: Tx, context: Context, member: Member, reward: Reward, asked: Asked): Promise<Redemption> {
  if (reward.reserveHours === undefined) throw new Problem('DELIVERY_IMPOSSIBLE', { field: 'reserve' })
  if (asked.delivery !== null) throw new Problem('DELIVERY_IMPOSSIBLE', { field: 'delivery' })
  await mustBeOpen(tx, context, member, reward, asked)
  const now = context.now()
  const { id, price } = asked
  const releaseAt = await untilWhen(tx, member.member_id, now + reward.reserveHours * 3_600_000, now)
  const { seq } = await holdPoints(tx, context, member, { holdId: id, label: nameOf(reward), points: price.points, releaseAt })
  const entry = await tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.member_id).where('seq', '=', seq).executeTakeFirstOrThrow()
  const redemption: Redemption = {
    ...begun(context, reward, entry, asked),
    state: 'reserved',
    steps: [{ state: 'reserved', at: new Date(now).toISOString() }],
    reserved_until: new Date(releaseAt),
  }
  await writeRedemption(tx, redemption)
  await takeOne(tx, reward)
  return redemption
}

/**
 * What was set aside is spent, and the reward given. Completed before, it stays as it is. The account must be open.
 * Errors: RESERVATION_OVER, DELIVERY_IMPOSSIBLE, ADDRESS_NEEDED.
 */
export async function complete(tx: Tx, context: Context, member: Member, redemption: Redemption, delivery: DeliveryMethod | null): Promise<Redemption> {
  const now = context.now()
  const { state } = progressOf(redemption, now)
  if (state === 'lapsed' || state === 'cancelled') throw new Problem('RESERVATION_OVER')
  if (state !== 'reserved') return redemption
  const hold = await openHold(tx, member, redemption.redemption_id)
  const reward = context.rewards.find(({ rewardId }) => rewardId === redemption.reward_id)
  // A reward that the brand has dropped meanwhile cannot be given; its points come back.
  if (!hold || !reward || reward.kind !== redemption.kind) throw new Problem('RESERVATION_OVER')
  if (delivery !== null && reward.kind !== 'physical') throw new Problem('DELIVERY_IMPOSSIBLE', { field: 'delivery' })
  const asked: Asked = { id: redemption.redemption_id, automatic: false, price: { points: redemption.price_points, fen: redemption.price_fen }, delivery }
  const kind = kindOf(reward)
  await captureHold(tx, context, member, hold, hold.points)
  const { coupon, state: next, ...given } = await kind.give(tx, context, member, reward, asked)
  const completed = await step(tx, redemption, next, now, { ...given, coupon_id: coupon?.coupon_id ?? null, cancel_until: cancelUntil(reward, now) })
  await recordEvent(tx, context, member, { kind: 'redemption', sourceId: redemption.redemption_id, subject: redemption.reward_id })
  await kind.afterwards?.(tx, context, member, reward, asked)
  return completed
}
