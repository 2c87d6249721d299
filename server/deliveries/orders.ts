import { marketplaces } from '../../brand/marketplaces'
import { programme } from '../../brand/programme'
import { startOfDay } from '../../loyalty/calendar'
import { plainCode } from '../../loyalty/codes'
import type { DeliveredOrder } from '../marketplace-orders'
import { isDay, linesOf } from './lines'
import type { Complaint } from './lines'

/** marketplace,order,paid_fen,ordered_at,phone_tail: ordered_at is a day of the brand, or an instant with its zone. */
export function ordersIn(text: string): { rows: DeliveredOrder[]; complaints: Complaint[] } {
  const known = marketplaces.map(({ marketplaceId }) => marketplaceId as string)
  return linesOf(text, 'marketplace', ({ marketplaceId, orderNumber }: DeliveredOrder) => `${marketplaceId} ${orderNumber}`, (values) => {
    if (values.length !== 5) return 'a line is marketplace,order,paid_fen,ordered_at,phone_tail'
    const [marketplaceId, written, paid, ordered, phoneTail] = values
    const orderNumber = plainCode(written)
    const orderedAt = new Date(isDay(ordered) ? startOfDay(ordered, programme.utcOffsetMinutes) : /T.*(Z|[+-]\d{2}:\d{2})$/.test(ordered) ? ordered : NaN)
    if (!known.includes(marketplaceId)) return `brand/marketplaces.ts knows no ${marketplaceId}; it knows ${known.join(', ')}`
    if (!/^[A-Z0-9]{4,40}$/.test(orderNumber)) return 'an order number is 4 to 40 letters and digits'
    if (!/^[1-9]\d{0,8}$/.test(paid)) return 'paid_fen is a whole number of fen above 0'
    if (Number.isNaN(orderedAt.getTime())) return 'ordered_at is a day like 2026-11-08, or an instant with its zone'
    if (!/^\d{4}$/.test(phoneTail)) return 'phone_tail is four digits'
    return { marketplaceId, orderNumber, paidFen: Number(paid), orderedAt, phoneTail }
  })
}
