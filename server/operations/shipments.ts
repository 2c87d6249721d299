import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf, startOfDay } from '../../loyalty/calendar'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { tellOfParcel } from '../redemption-notices'
import { progressOf, redemptionOf, step } from '../rewards/redemption'
import type { Redemption } from '../rewards/redemption'
import { staffStore } from './purchases'

type Shown = components['schemas']['Shipment']

const atMost = 50

const shown = (redemption: Redemption): Shown => ({
  redemptionId: redemption.redemption_id,
  memberId: redemption.member_id,
  name: redemption.name,
  redeemedAt: redemption.redeemed_at.toISOString(),
  address: redemption.address as Shown['address'],
  carrier: redemption.carrier,
  trackingNumber: redemption.tracking_number,
  shippedAt: redemption.shipped_at && redemption.shipped_at.toISOString(),
})

export async function listShipments(call: Call<'listShipments'>): Promise<Answer<'listShipments'>> {
  const { context, tx } = call
  await staffStore(tx, signedIn(call).subjectId)
  const offset = programme.utcOffsetMinutes
  const today = new Date(startOfDay(dayOf(context.now(), offset), offset))
  const parcels = tx.selectFrom('redemption').selectAll().limit(atMost)
  const waiting = await parcels.where('state', '=', 'preparing').orderBy('redeemed_at').orderBy('redemption_id').execute()
  const sent = await parcels.where('shipped_at', '>=', today).orderBy('shipped_at', 'desc').orderBy('redemption_id').execute()
  return { waiting: waiting.map(shown), sent: sent.map(shown) }
}

/** Sent before under the same number, it is answered as it stands. Errors: NOT_FOUND, ALREADY_SHIPPED, CODE_EXPIRED. */
export async function sendShipment(call: Call<'sendShipment'>): Promise<Answer<'sendShipment'>> {
  const { context, tx, params, body } = call
  await staffStore(tx, signedIn(call).subjectId)
  const member = await openAccount(tx, context, body.memberId.toLowerCase(), 'NOT_FOUND')
  const redemption = await redemptionOf(tx, member.member_id, params.redemptionId)
  const [carrier, number] = [body.carrier.trim(), body.trackingNumber.toUpperCase()]
  const now = context.now()
  const { state } = progressOf(redemption, now)
  if (redemption.delivery !== 'shipping') throw new Problem('NOT_FOUND', { detail: 'this is no parcel' })
  if (state === 'cancelled') throw new Problem('CODE_EXPIRED')
  if (state === 'preparing') {
    await tellOfParcel(tx, context, redemption)
    return shown(await step(tx, redemption, 'shipped', now, { carrier, tracking_number: number, shipped_at: new Date(now) }))
  }
  if (redemption.carrier !== carrier || redemption.tracking_number !== number) throw new Problem('ALREADY_SHIPPED', { field: 'trackingNumber' })
  return shown(redemption)
}
