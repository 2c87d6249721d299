import { categories } from '../../brand/categories'
import type { components } from '../../contract/types.gen'
import { money } from './money'

type Schemas = components['schemas']
type Terms = Schemas['CouponTerms']

/** 香氛; what the brand no longer knows keeps its id. */
export const categoryName = (id: string) => categories.find(({ categoryId }) => categoryId === id)?.name ?? id

/** 香氛、陶瓷; nothing for all goods. */
export const goodsText = ({ categories: ids }: Terms) => ids.map(categoryName).join('、')

/** What shops call 12 off a hundred: 8.8. */
const tenths = (percentOff: number) => String((100 - percentOff) / 10)

/** The face of a coupon: ¥8 over 满 79, 8.8折 over 最多省 ¥20, 免邮 over 无门槛, 续杯 over 到店. */
export function couponFace({ effect, amountFen, percentOff, maxOffFen, thresholdFen, scope, shortName }: Terms): { mark: string; big: string; unit: string; small: string } {
  const small = thresholdFen > 0 ? `满 ${money(thresholdFen).slice(1)}` : scope === 'store' ? '到店' : '无门槛'
  if (effect === 'amount_off') return { mark: '¥', big: money(amountFen ?? 0).slice(1), unit: '', small }
  if (effect === 'percent_off') return { mark: '', big: tenths(percentOff ?? 0), unit: '折', small: maxOffFen === null ? small : `最多省 ${money(maxOffFen)}` }
  return { mark: '', big: effect === 'free_shipping' ? '免邮' : (shortName ?? '礼券'), unit: '', small }
}

const places: Record<Terms['scope'], string> = { any: '门店和线上都能用', store: '到店用', online: '线上下单用' }

/** 满 ¥79 可用，门店和线上都能用; 陶瓷满 ¥199 可用，…; 限香氛，…，可叠加 */
export function couponTerms(terms: Terms): string {
  const { thresholdFen, scope, stacks } = terms
  const goods = goodsText(terms)
  const from = thresholdFen > 0 ? `${goods}满 ${money(thresholdFen)} 可用` : goods ? `限${goods}` : '没有门槛'
  return `${from}，${places[scope]}${stacks ? '，可叠加' : ''}`
}

/** K7QM 3F2N 8D4T */
export function couponCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
