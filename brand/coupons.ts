import type { CouponKind, CouponTerms } from '../loyalty/coupons'

/** What most coupons have in common: for everything, everywhere, alone on a bill. */
const plain: Omit<CouponTerms, 'effect'> = { amountFen: null, percentOff: null, maxOffFen: null, thresholdFen: 0, scope: 'any', categories: [], stacks: false, shortName: null }

const off = (amountYuan: number, thresholdYuan: number, validDays: number): CouponKind => ({
  ...plain,
  couponKind: `off-${amountYuan}`,
  name: `满 ${thresholdYuan} 减 ${amountYuan}`,
  effect: 'amount_off',
  amountFen: amountYuan * 100,
  thresholdFen: thresholdYuan * 100,
  validDays,
})

const item = (couponKind: string, name: string, shortName: string, validDays: number): CouponKind => ({
  ...plain,
  couponKind,
  name,
  effect: 'free_item',
  scope: 'store',
  stacks: true,
  shortName,
  validDays,
})

/** Every coupon the brand gives, in the mall or as a benefit. A coupon that was given keeps the terms it was given with. */
export const couponKinds: CouponKind[] = [
  off(3, 49, 30),
  off(8, 79, 30),
  off(12, 99, 30),
  { ...off(30, 199, 60), couponKind: 'ceramics-30', name: '陶瓷满 199 减 30', categories: ['ceramics'] },
  { ...plain, couponKind: 'incense-12', name: '香氛 8.8 折', effect: 'percent_off', percentOff: 12, maxOffFen: 2000, categories: ['incense'], validDays: 30 },
  { ...plain, couponKind: 'shipping', name: '免邮券', effect: 'free_shipping', scope: 'online', stacks: true, validDays: 30 },
  item('refill', '门店茶饮续杯', '续杯', 60),
  item('osmanthus', '桂花乌龙试饮装 3 泡', '试饮', 60),
  // In the shop it is sent with the first order; a store hands it over.
  { ...item('first-tea', '桂花乌龙试饮装', '试饮', 30), scope: 'any' },
  item('incense', '山雾线香 10 支', '线香', 60),
  item('year-end', '岁末茶礼', '茶礼', 60),
  item('coaster', '影青杯垫 一枚', '杯垫', 60),
  // Given twelve days before, and good for a week from the day itself.
  { ...item('birthday', '生日礼 · 任选一泡茶', '生日', 19), fromDays: 12 },
]
