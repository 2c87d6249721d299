import { reservationHorizon, reservationNoticeAt } from '../loyalty/notices'
import type { Context } from './context'
import type { Tx } from './database'
import type { Redemption } from './rewards/redemption'

/** Told once for each redemption, however often it is asked for. */
async function tell(tx: Tx, context: Context, topic: 'parcel' | 'reservation', { member_id, redemption_id }: Pick<Redemption, 'member_id' | 'redemption_id'>, endsAt: Date): Promise<void> {
  const row = { member_id, redemption_id, topic, notice_id: context.newId(), ends_at: endsAt, stage: 0, created_at: new Date(context.now()) }
  await tx.insertInto('notice').values(row).onConflict((on) => on.doNothing()).execute()
}

/** In the transaction that writes it down as sent. */
export async function tellOfParcel(tx: Tx, context: Context, redemption: Pick<Redemption, 'member_id' | 'redemption_id'>): Promise<void> {
  await tell(tx, context, 'parcel', redemption, new Date(context.now()))
}

const atOnce = 200

/** Whose reservation is about to end is told so, in time to take it. */
export async function tellOfReservations(context: Context): Promise<void> {
  const now = context.now()
  let [until, last] = [new Date(now), 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  for (;;) {
    const page = await context.db
      .selectFrom('redemption')
      .select(['member_id', 'redemption_id', 'redeemed_at', 'reserved_until'])
      .where('state', '=', 'reserved')
      .where(({ eb, refTuple, tuple }) => eb(refTuple('reserved_until', 'redemption_id'), '>', tuple(until, last)))
      .where('reserved_until', '<=', new Date(reservationHorizon(now)))
      .orderBy('reserved_until')
      .orderBy('redemption_id')
      .limit(atOnce)
      .execute()
    await context.db.transaction().execute(async (tx) => {
      for (const row of page) {
        if (row.reserved_until && reservationNoticeAt(row.redeemed_at.getTime(), row.reserved_until.getTime()) <= now) await tell(tx, context, 'reservation', row, row.reserved_until)
      }
    })
    const end = page[page.length - 1]
    if (page.length < atOnce || !end.reserved_until) return
    ;[until, last] = [end.reserved_until, end.redemption_id]
  }
}
