import type { components } from '../../contract/types.gen'
import type { Tx } from '../database'
import { progressOf } from '../rewards/redemption'
import type { Redemption } from '../rewards/redemption'

type Notice = components['schemas']['Notice']
type Told = Pick<Notice, 'outcome' | 'about'>

/** The redemptions that notices are about. */
export async function redemptionsOf(tx: Tx, memberId: string, ids: string[]): Promise<Map<string, Redemption>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('redemption').selectAll().where('member_id', '=', memberId).where('redemption_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.redemption_id, row]))
}

/** A parcel that was sent: on its way, or there. */
export function parcelSent(redemption: Redemption, now: number): Told {
  const { redemption_id, name, carrier, tracking_number } = redemption
  return {
    outcome: progressOf(redemption, now).state === 'delivered' ? 'done' : null,
    about: { kind: 'parcel_sent', redemptionId: redemption_id, name, carrier: carrier ?? '', trackingNumber: tracking_number ?? '' },
  }
}

/** A reservation that is about to end: still open, taken, let go, or over. */
export function reservationEnding(redemption: Redemption, now: number, endsAtMs: number): Told {
  const { redemption_id, name, price_points } = redemption
  const { state, steps } = progressOf(redemption, now)
  const letGo = state === 'cancelled' && steps[steps.length - 2]?.state === 'reserved'
  return {
    outcome: state === 'reserved' ? null : state === 'lapsed' ? 'lapsed' : letGo ? 'withdrawn' : 'done',
    about: { kind: 'reservation_ending', redemptionId: redemption_id, name, points: price_points, until: new Date(endsAtMs).toISOString() },
  }
}
