import type { Selectable } from 'kysely'
import { marketplaces } from '../brand/marketplaces'
import { programme } from '../brand/programme'
import { dayOf } from '../loyalty/calendar'
import type { Context } from './context'
import type { Tables, Tx } from './database'
import { digest, sameDigest } from './identity/digest'

/** Wrong phone digits for one order in a day, whoever tries. */
const triesPerDay = 10

export type Order = Selectable<Tables['marketplace_order']>
type Keyed = Pick<Context, 'config'>

export const orderHash = ({ config }: Keyed, marketplaceId: string, number: string) => digest(config.secret, 'marketplace-order', marketplaceId, number)
export const phoneTailHash = ({ config }: Keyed, orderHashed: string, phoneTail: string) => digest(config.secret, 'marketplace-order-phone', orderHashed, phoneTail)
export const marketplaceName = (id: string) => marketplaces.find(({ marketplaceId }) => marketplaceId === id)?.name ?? '线上店'

/** An order by its number and the phone it was sent to, locked; null when either is wrong. What throws afterwards takes the count back. */
export async function findOrder(tx: Tx, context: Context, asked: { marketplaceId: string; orderNumber: string; phoneTail: string }): Promise<Order | 'tries spent' | null> {
  const today = dayOf(context.now(), programme.utcOffsetMinutes)
  const hash = orderHash(context, asked.marketplaceId, asked.orderNumber)
  const order = await tx.selectFrom('marketplace_order').selectAll().where('order_hash', '=', hash).forUpdate().executeTakeFirst()
  if (!order) return null
  const tries = order.tried_on === today ? order.tries : 0
  if (tries >= triesPerDay) return 'tries spent'
  if (sameDigest(order.phone_hash, phoneTailHash(context, hash, asked.phoneTail))) return order
  await tx.updateTable('marketplace_order').set({ tried_on: today, tries: tries + 1 }).where('order_hash', '=', hash).execute()
  return null
}

export interface DeliveredOrder {
  marketplaceId: string
  orderNumber: string
  paidFen: number
  orderedAt: Date
  phoneTail: string
}

/** Adds orders that are not there yet. Returns how many were new. */
export async function takeInOrders(tx: Tx, context: Keyed, orders: DeliveredOrder[]): Promise<number> {
  let added = 0
  for (const { marketplaceId, orderNumber, paidFen, orderedAt, phoneTail } of orders) {
    const order_hash = orderHash(context, marketplaceId, orderNumber)
    const row = { order_hash, marketplace_id: marketplaceId, tail: orderNumber.slice(-4), phone_hash: phoneTailHash(context, order_hash, phoneTail), paid_fen: paidFen, ordered_at: orderedAt }
    const made = await tx.insertInto('marketplace_order').values(row).onConflict((on) => on.doNothing()).returning('order_hash').executeTakeFirst()
    if (made) added += 1
  }
  return added
}
