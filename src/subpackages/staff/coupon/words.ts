import type { ApiError, ErrorCode } from '../../../api/problem'
import type { ShownCoupon } from '../../../state/coupon-counter'
import { reasonText } from '../../../text/coupon-verdicts'
import { brandDay, dayText, momentText } from '../../../text/dates'
import type { ErrorWords } from '../../../text/errors'
import { exactMoney } from '../../../text/money'
import { refusalWords } from '../../../text/refusals'
import { daysBetween } from '../../../../loyalty/calendar'

/** At the counter a refusal has words of its own. */
const words: Partial<Record<ErrorCode, ErrorWords>> = {
  CODE_UNKNOWN: { title: '没有这个券码', body: '请 TA 打开「券包」，对照着再看一眼。' },
  CODE_TRIES_SPENT: { title: '今天没对上的码太多', body: '为了防止猜码，你今天先停一停，请另一位店员来扫。' },
  COUPON_USED: { title: '这张券刚刚用掉了，或送给了朋友', body: '一张券只用一次，请 TA 看看券包里还有哪张。' },
  COUPON_UNUSABLE: { title: '这张券这一单用不上了', body: '小票上刚用过别的券，再看一次就知道差在哪里。' },
}

export function couponRefusal(error: ApiError): string {
  const { title, body } = words[error.code] ?? refusalWords(error.code)
  return `${title}。${error.passing ? '没等到回音，再点一次就好，同一张券不会用两次。' : body}`
}

/** Why it cannot be used on this bill, for whoever stands at the counter. */
export function obstacle({ terms, reason, missingFen, validFrom, expiresOn, used }: ShownCoupon, nowMs: number): string | null {
  if (reason === null) return null
  if (used) return `${momentText(used.at, nowMs)} 已经在${used.sellerName ?? '线上'}用过${used.receiptNumber ? `，小票号 ${used.receiptNumber}` : ''}。`
  if (reason === 'EXPIRED') return `${dayText(expiresOn, nowMs)} 过期了。`
  const fromDay = brandDay(validFrom)
  return `${reasonText({ terms, reason, missingFen, fromDay, daysAway: daysBetween(brandDay(nowMs), fromDay) }, nowMs)}。`
}

/** What it does for the bill. */
export function gain({ terms, savedFen }: ShownCoupon): string {
  if (terms.effect === 'free_item') return '送 TA 这一份，不用收钱'
  return terms.effect === 'free_shipping' ? '这一单免邮费' : `这一单减 ${exactMoney(savedFen)}`
}
