import { DAY_MS } from '../../loyalty/calendar'
import { arrivesAfterDays } from '../../loyalty/redemptions'
import { atOneInstant } from '../context'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import type { Chore } from '../ledger/chore'
import { progressOf, step } from './redemption'
import { putBack } from './stock'

const due = (db: Context['db'], now: number) =>
  db.selectFrom('redemption').where(({ eb, or, and }) =>
    or([
      and([eb('state', '=', 'reserved'), eb('reserved_until', '<=', new Date(now))]),
      and([eb('state', '=', 'shipped'), eb('shipped_at', '<=', new Date(now - arrivesAfterDays * DAY_MS))]),
    ]),
  )

/**
 * Reservations that nobody came for, and parcels that nobody speaks of: every answer shows them as they are already, and here
 * it is written down, dated when it was due. The points of a reservation come back as its account is opened; its place in the
 * stock comes back here, once.
 */
export const redemptionsInTime: Chore = {
  async dueFor(db, now, limit) {
    const rows = await due(db, now).select('member_id').distinct().limit(limit).execute()
    return rows.map(({ member_id }) => member_id)
  },
  async perform(tx: Tx, context, member) {
    const now = context.now()
    const rows = await due(tx, now).selectAll().where('member_id', '=', member.member_id).orderBy('entry_seq').execute()
    const free: string[] = []
    for (const redemption of rows) {
      const { state, steps } = progressOf(redemption, now)
      await step(tx, redemption, state, Date.parse(steps[steps.length - 1].at))
      if (state === 'lapsed' && redemption.stock_taken) free.push(redemption.reward_id)
    }
    await putBack(tx, free)
  },
}

/** Kept apart from the hourly upkeep: others wait for what nobody came for. */
export async function lapseReservations(context: Context): Promise<void> {
  for (const memberId of await redemptionsInTime.dueFor(context.db, context.now(), 1000)) {
    const stopped = atOneInstant(context)
    await context.db.transaction().execute(async (tx) => redemptionsInTime.perform(tx, stopped, await openAccount(tx, stopped, memberId, 'NOT_FOUND')))
  }
}
