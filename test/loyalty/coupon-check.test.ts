import { categories } from '../../brand/categories'
import { couponKinds } from '../../brand/coupons'
import { checkCoupons } from '../../loyalty/coupon-check'
import type { CouponKind } from '../../loyalty/coupons'

const known = categories.map(({ categoryId }) => categoryId)
const off: CouponKind = { couponKind: 'off', name: '满 99 减 12', effect: 'amount_off', amountFen: 1200, percentOff: null, maxOffFen: null, thresholdFen: 9900, scope: 'any', categories: [], stacks: false, shortName: null, validDays: 30 }
const percent: CouponKind = { ...off, effect: 'percent_off', amountFen: null, percentOff: 12, maxOffFen: 2000, thresholdFen: 0 }
const item: CouponKind = { ...off, effect: 'free_item', amountFen: null, thresholdFen: 0, shortName: '续杯' }

it('the brand’s coupons do not contradict themselves', () => {
  expect(checkCoupons(couponKinds, known)).toEqual([])
  expect(checkCoupons([off, percent, item].map((kind, i) => ({ ...kind, couponKind: String(i) })), known)).toEqual([])
})

it.each<[string, CouponKind]>([
  ['a percentage with an amount', { ...percent, amountFen: 100 }],
  ['an amount with a percentage', { ...off, percentOff: 12 }],
  ['an amount without one', { ...off, amountFen: null }],
  ['half a fen', { ...off, amountFen: 0.5 }],
  ['nothing off', { ...percent, percentOff: 0 }],
  ['all off', { ...percent, percentOff: 100 }],
  ['a most of an amount', { ...off, maxOffFen: 100 }],
  ['more off than the bill it asks for', { ...off, amountFen: 9901 }],
  ['an item without a face', { ...item, shortName: null }],
  ['a face for what is none', { ...off, shortName: '续杯' }],
  ['free shipping in a store', { ...off, effect: 'free_shipping', amountFen: null, thresholdFen: 0, scope: 'any' }],
  ['goods nobody knows', { ...off, categories: ['hats'] }],
  ['goods named twice', { ...off, categories: [known[0], known[0]] }],
  ['a day from which it can be used after its last', { ...off, fromDays: 31 }],
  ['a threshold below nothing', { ...off, thresholdFen: -1 }],
])('%s is refused', (_what, kind) => {
  expect(checkCoupons([kind], known)).toHaveLength(1)
})

it('two of a name are told', () => {
  expect(checkCoupons([off, off], known)).toEqual(['Two coupons are called off.'])
})
