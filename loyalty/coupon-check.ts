import type { CouponKind } from './coupons'

const whole = (value: number | null | undefined, least: number, most = Number.MAX_SAFE_INTEGER) => Number.isSafeInteger(value) && value! >= least && value! <= most

function effectErrors({ effect, amountFen, percentOff, maxOffFen, thresholdFen, shortName }: CouponKind): string[] {
  const errors: string[] = []
  if (effect === 'amount_off' ? !whole(amountFen, 1) : amountFen !== null) errors.push('names an amount without taking one off, or the other way round')
  if (effect === 'percent_off' ? !whole(percentOff, 1, 99) : percentOff !== null) errors.push('names a percentage from 1 to 99 without taking one off, or the other way round')
  if (maxOffFen !== null && (effect !== 'percent_off' || !whole(maxOffFen, 1))) errors.push('names the most it takes off, though it is no percentage')
  if (effect === 'free_item' ? shortName?.length !== 2 : shortName !== null) errors.push('needs two characters for its face as an item, and only then')
  if (!whole(thresholdFen, 0)) errors.push('has a threshold that is no whole number of fen')
  if (effect === 'amount_off' && thresholdFen > 0 && (amountFen ?? 0) > thresholdFen) errors.push('takes more off than the bill it asks for')
  return errors
}

function useErrors({ effect, scope, categories, validDays, fromDays }: CouponKind, known: readonly string[]): string[] {
  const errors: string[] = []
  if (effect === 'free_shipping' && scope !== 'online') errors.push('ships for nothing, and can be used where nothing is shipped')
  const unknown = categories.filter((category) => !known.includes(category))
  if (unknown.length > 0) errors.push(`is for ${unknown.join(', ')}, which brand/categories.ts does not know`)
  if (new Set(categories).size < categories.length) errors.push('names a category twice')
  if (!whole(validDays, 0)) errors.push('ends after no whole number of days')
  if (fromDays !== undefined && !whole(fromDays, 1, validDays)) errors.push('can first be used after it has ended, or on no whole day')
  return errors
}

/** How coupons contradict themselves, in sentences for whoever writes them. */
export function checkCoupons(kinds: readonly CouponKind[], categories: readonly string[]): string[] {
  const names = kinds.map(({ couponKind }) => couponKind)
  const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) => `Two coupons are called ${name}.`)
  return [...twice, ...kinds.flatMap((kind) => [...effectErrors(kind), ...useErrors(kind, categories)].map((error) => `Coupon ${kind.couponKind} ${error}.`))]
}
