import type { CardGift } from './package-cards'

const whole = (value: number) => Number.isSafeInteger(value) && value >= 0

function errorsOf({ welcome, thanks }: CardGift, couponKinds: readonly string[]): string[] {
  const given = welcome.coupons.map(({ couponKind }) => couponKind)
  const unknown = given.filter((kind) => !couponKinds.includes(kind))
  const errors: string[] = []
  if (unknown.length > 0) errors.push(`gives ${unknown.join(', ')}, which brand/coupons.ts does not know`)
  if (new Set(given).size < given.length) errors.push('gives a coupon twice')
  if (![welcome.points, thanks.points].every(whole)) errors.push('gives points that are no whole number')
  if (given.length === 0 && welcome.points === 0) errors.push('welcomes with nothing')
  if (thanks.points === 0) errors.push('thanks with nothing')
  return errors
}

/** How the gifts of package cards contradict themselves, in sentences for whoever writes them. */
export function checkCardGifts(gifts: readonly CardGift[], thanksPerMonth: number, couponKinds: readonly string[]): string[] {
  const ids = gifts.map(({ giftId }) => giftId)
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => `Two gifts are called ${id}.`)
  const often = whole(thanksPerMonth) ? [] : ['Thanks can be had in a month a number of times that is no whole number.']
  return [...twice, ...often, ...gifts.flatMap((gift) => errorsOf(gift, couponKinds).map((error) => `Gift ${gift.giftId} ${error}.`))]
}
