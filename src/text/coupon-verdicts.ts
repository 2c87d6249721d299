import type { components } from '../../contract/types.gen'
import { goodsText } from './coupons'
import { dayText } from './dates'
import { money } from './money'

type Schemas = components['schemas']

export interface Told {
  terms: Schemas['CouponTerms']
  reason: Schemas['CouponReason']
  missingFen?: number | null
  /** The day from which it can be used, and how far off that is. */
  fromDay: string
  daysAway: number
}

/** Why a coupon cannot be used on a bill, with the gap: 未满 ¥99，还差 ¥12. */
export function reasonText({ terms, reason, missingFen, fromDay, daysAway }: Told, nowMs: number): string {
  const goods = goodsText(terms)
  switch (reason) {
    case 'USED': return '用过了'
    case 'GIVEN': return '送给朋友了'
    case 'OFFERED': return '正等朋友来领'
    case 'VOIDED': return '兑换撤销时收回了'
    case 'EXPIRED': return '过期了'
    case 'NOT_YET': return `${dayText(fromDay, nowMs)}起可用，还有 ${daysAway} 天`
    case 'WRONG_PLACE': return terms.scope === 'online' ? '线上下单时才用得上' : '到店才用得上'
    case 'NO_MATCHING_GOODS': return goods ? `这一单里没有${goods}` : '这一单还是空的'
    case 'BELOW_THRESHOLD': return `${goods}未满 ${money(terms.thresholdFen)}，还差 ${money(missingFen ?? 0)}`
    case 'ONE_PER_BILL': return '这一单已经用了一张不能叠加的券'
    case 'NOTHING_LEFT': return '这一单已经减到头了'
  }
}
