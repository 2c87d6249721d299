import { claimWithinDays } from '../../brand/marketplaces'
import { DAY_MS } from '../../loyalty/calendar'
import { plainCode } from '../../loyalty/codes'
import type { components } from '../../contract/types.gen'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { findOrder, marketplaceName } from '../marketplace-orders'
import type { Order } from '../marketplace-orders'
import { cardsOf } from '../merge/cards'
import { mayTryCode, noteWrongCode } from '../wrong-codes'
import type { Refused } from './product-codes'
import { sell } from './purchases'

export type ClaimedOrder = components['schemas']['ClaimedOrder']

/** Orders that a member, or a card that was merged into theirs, has claimed; newest first. */
export async function claimedOrders(tx: Tx, memberId: string, orderHash?: string): Promise<ClaimedOrder[]> {
  let claimed = tx
    .selectFrom('marketplace_order as claimed')
    .innerJoin('purchase', (on) => on.onRef('purchase.member_id', '=', 'claimed.claimed_by').onRef('purchase.purchase_id', '=', 'claimed.purchase_id'))
    .leftJoin('ledger_entry as entry', (on) => on.onRef('entry.member_id', '=', 'purchase.member_id').onRef('entry.seq', '=', 'purchase.entry_seq'))
    .select(['claimed.marketplace_id', 'claimed.tail', 'purchase.paid_fen', 'purchase.points_earned', 'purchase.growth_earned', 'purchase.paid_at', 'purchase.member_id', 'entry.entry_id'])
    .where('claimed.claimed_by', '=', cardsOf(memberId))
    .orderBy('claimed.claimed_at', 'desc')
  if (orderHash) claimed = claimed.where('claimed.order_hash', '=', orderHash)
  return (await claimed.execute()).map((row) => ({
    marketplace: marketplaceName(row.marketplace_id),
    orderTail: row.tail,
    paidFen: row.paid_fen,
    points: row.points_earned,
    growth: row.growth_earned,
    claimedAt: row.paid_at.toISOString(),
    // The entry is in the history of the card that claimed it.
    entryId: row.member_id === memberId ? row.entry_id : null,
  }))
}

const receiptOf = ({ marketplace_id, tail, order_hash }: Order) => `${marketplace_id}-${tail}-${order_hash.slice(0, 16)}`

/** Errors: CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, CODE_TRIES_SPENT. Claimed again by the same member it says the same again. */
export async function claimOrder(call: Call<'claimOrder'>): Promise<Answer<'claimOrder'> | Refused> {
  const { context, tx, body } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const now = context.now()
  if (!(await mayTryCode(tx, context, member_id, 'order'))) return { refused: 'CODE_TRIES_SPENT', field: 'orderNumber' }
  const order = await findOrder(tx, context, { ...body, orderNumber: plainCode(body.orderNumber) })
  if (order === 'tries spent') return { refused: 'CODE_TRIES_SPENT', field: 'orderNumber' }
  if (!order) {
    await noteWrongCode(tx, context, member_id, 'order')
    return { refused: 'CODE_UNKNOWN', field: 'orderNumber' }
  }
  const { order_hash } = order
  if (order.claimed_by) {
    const [mine] = await claimedOrders(tx, member_id, order_hash)
    return mine ?? { refused: 'CODE_USED', field: 'orderNumber' }
  }
  if (order.ordered_at.getTime() + claimWithinDays * DAY_MS <= now) return { refused: 'CODE_EXPIRED', field: 'orderNumber' }
  const { purchaseId } = await sell(tx, context, { memberId: member_id, receiptNumber: receiptOf(order), paidFen: order.paid_fen, label: marketplaceName(order.marketplace_id), at: null })
  await tx.updateTable('marketplace_order').set({ claimed_by: member_id, purchase_id: purchaseId, claimed_at: new Date(now) }).where('order_hash', '=', order_hash).execute()
  const [claimed] = await claimedOrders(tx, member_id, order_hash)
  return claimed
}
