import type { Context } from '../context'
import type { Tx } from '../database'
import { openHold, releaseHold } from '../ledger/hold'
import type { Member } from '../ledger/post'
import { giveBack } from '../ledger/reverse'
import { Problem } from '../problem'
import { amendEvent } from '../tasks/events'
import { kindOf } from './kinds'
import { progressOf, step } from './redemption'
import type { Redemption } from './redemption'
import { putBack } from './stock'

/** Lets a reservation go: what was set aside comes back as it was. */
async function letGo(tx: Tx, context: Context, member: Member, redemption: Redemption): Promise<Redemption | null> {
  const hold = await openHold(tx, member, redemption.redemption_id)
  // A server whose clock is ahead has let the points go already, and will put the rest down.
  if (!hold) return null
  await releaseHold(tx, context, member, hold)
  return step(tx, redemption, 'cancelled', context.now())
}

async function takeBack(tx: Tx, context: Context, member: Member, redemption: Redemption): Promise<Redemption> {
  const { redemption_id, entry_seq, cancel_until, price_points, name } = redemption
  const now = context.now()
  const kind = kindOf({ kind: redemption.kind as Parameters<typeof kindOf>[0]['kind'] })
  if (!kind.takeBack || cancel_until === null || cancel_until.getTime() <= now) throw new Problem('CANCEL_OVER')
  await kind.takeBack(tx, context, member, redemption)
  const entry = await tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.member_id).where('seq', '=', entry_seq).executeTakeFirstOrThrow()
  await giveBack(tx, context, member, entry, price_points, { source: 'redemption', sourceId: redemption_id, label: name })
  const cancelled = await step(tx, redemption, 'cancelled', now)
  await amendEvent(tx, context, member, { kind: 'redemption', sourceId: redemption_id, amount: 0 })
  return cancelled
}

/** Cancelled or lapsed before, it stays as it is. The account must be open. Errors: CANCEL_OVER, COUPON_USED. */
export async function cancel(tx: Tx, context: Context, member: Member, redemption: Redemption): Promise<Redemption> {
  const { state } = progressOf(redemption, context.now())
  if (state === 'cancelled' || state === 'lapsed') return redemption
  if (state !== 'reserved' && !['done', 'ready', 'preparing'].includes(state)) throw new Problem('CANCEL_OVER')
  const cancelled = await (state === 'reserved' ? letGo : takeBack)(tx, context, member, redemption)
  if (!cancelled) return redemption
  if (redemption.stock_taken) await putBack(tx, [redemption.reward_id])
  return cancelled
}
