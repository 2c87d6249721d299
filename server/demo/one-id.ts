import { demoMarketplaceOrders, demoOldCards } from '../../brand/demo'
import { DAY_MS } from '../../loyalty/calendar'
import type { Context } from '../context'
import type { Tx } from '../database'
import { takeInCard } from '../deliveries/old-cards'
import { takeInOrders } from '../marketplace-orders'

/** What else may be somebody's: plastic cards of before, and orders placed on marketplaces. now is when the demo is filled. */
export async function seedOneId(tx: Tx, context: Context, now: number): Promise<void> {
  for (const card of demoOldCards) await takeInCard(tx, context, { ...card, phone: null })
  await takeInOrders(tx, context, demoMarketplaceOrders.map(({ daysAgo, ...order }) => ({ ...order, orderedAt: new Date(now - daysAgo * DAY_MS) })))
}
