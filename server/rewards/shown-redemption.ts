import type { components } from '../../contract/types.gen'
import type { Context } from '../context'
import { shownCoupon } from '../coupons'
import type { Coupon } from '../coupons'
import type { Tx } from '../database'
import type { Details } from './kind'
import { progressOf } from './redemption'
import type { Redemption } from './redemption'

type Shown = components['schemas']['Redemption']

const iso = (at: Date | null) => at && at.toISOString()

function shown(redemption: Redemption, coupon: Coupon | undefined, context: Context): Shown {
  const now = context.now()
  const { boost = null, partner = null, certificate = null, seat = null } = redemption.details as Details
  const { state, steps } = progressOf(redemption, now)
  const { cancel_until, address, carrier, tracking_number } = redemption
  // A window closes with its time, or with what has been sent or handed over.
  const cancellable = cancel_until !== null && cancel_until.getTime() > now && ['done', 'ready', 'preparing'].includes(state)
  return {
    redemptionId: redemption.redemption_id,
    rewardId: redemption.reward_id,
    kind: redemption.kind as Shown['kind'],
    name: redemption.name,
    picture: redemption.picture as Shown['picture'],
    state,
    pricePoints: redemption.price_points,
    priceFen: redemption.price_fen,
    redeemedAt: redemption.redeemed_at.toISOString(),
    balanceAfter: redemption.balance_after,
    entryId: redemption.entry_id,
    steps: steps.map(({ state, at }) => ({ state, at })),
    cancelUntil: cancellable ? iso(cancel_until) : null,
    reservedUntil: state === 'reserved' ? iso(redemption.reserved_until) : null,
    delivery: redemption.delivery as Shown['delivery'],
    coupon: coupon ? shownCoupon(coupon, now) : null,
    pickUpCode: state === 'ready' ? redemption.pick_up_code : null,
    shipping: address === null ? null : { address: address as components['schemas']['Address'], carrier, trackingNumber: tracking_number },
    boost,
    partner,
    certificate,
    seat,
  }
}

/** Redemptions of one member as they stand now, in the order given. */
export async function shownRedemptions(tx: Tx, context: Context, redemptions: readonly Redemption[]): Promise<Shown[]> {
  const ids = redemptions.flatMap(({ coupon_id }) => coupon_id ?? [])
  const coupons = ids.length === 0 ? [] : await tx.selectFrom('coupon').selectAll().where('member_id', '=', redemptions[0].member_id).where('coupon_id', 'in', ids).execute()
  return redemptions.map((redemption) => shown(redemption, coupons.find(({ coupon_id }) => coupon_id === redemption.coupon_id), context))
}

export async function shownRedemption(tx: Tx, context: Context, redemption: Redemption): Promise<Shown> {
  const [one] = await shownRedemptions(tx, context, [redemption])
  return one
}
