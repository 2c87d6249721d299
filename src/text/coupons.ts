import type { components } from '../../contract/types.gen'
import { money } from './money'

type Schemas = components['schemas']
type Terms = Schemas['CouponTerms']

/** The face of a coupon: ¥8 over 满 79, 免邮 over 无门槛, 续杯 over 到店. */
export function couponFace({ effect, amountFen, thresholdFen, scope, shortName }: Terms): { mark: string; big: string; small: string } {
  const small = thresholdFen > 0 ? `满 ${money(thresholdFen).slice(1)}` : scope === 'store' ? '到店' : '无门槛'
  if (effect === 'amount_off') return { mark: '¥', big: money(amountFen ?? 0).slice(1), small }
  return { mark: '', big: effect === 'free_shipping' ? '免邮' : (shortName ?? '礼券'), small }
}

const places: Record<Terms['scope'], string> = { any: '门店和线上都能用', store: '到店用', online: '线上下单用' }

/** 满 ¥79 可用，门店和线上都能用 */
export function couponTerms({ thresholdFen, scope }: Terms): string {
  return `${thresholdFen > 0 ? `满 ${money(thresholdFen)} 可用` : '没有门槛'}，${places[scope]}`
}

/** K7QM 3F2N 8D4T */
export function couponCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
