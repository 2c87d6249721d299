import type { CouponKind } from '../loyalty/rewards'

const off = (amountYuan: number, thresholdYuan: number, validDays: number): CouponKind => ({
  couponKind: `off-${amountYuan}`,
  name: `满 ${thresholdYuan} 减 ${amountYuan}`,
  effect: 'amount_off',
  amountFen: amountYuan * 100,
  thresholdFen: thresholdYuan * 100,
  scope: 'any',
  shortName: null,
  validDays,
})

const item = (couponKind: string, name: string, shortName: string, validDays: number): CouponKind => ({
  couponKind,
  name,
  effect: 'free_item',
  amountFen: null,
  thresholdFen: 0,
  scope: 'store',
  shortName,
  validDays,
})

/** Every coupon the brand gives, in the mall or as a benefit. A coupon that was given keeps the terms it was given with. */
export const couponKinds: CouponKind[] = [
  off(3, 49, 30),
  off(8, 79, 30),
  off(12, 99, 30),
  { couponKind: 'shipping', name: '免邮券', effect: 'free_shipping', amountFen: null, thresholdFen: 0, scope: 'online', shortName: null, validDays: 30 },
  item('refill', '门店茶饮续杯', '续杯', 60),
  item('osmanthus', '桂花乌龙试饮装 3 泡', '试饮', 60),
  item('incense', '山雾线香 10 支', '线香', 60),
  item('year-end', '岁末茶礼', '茶礼', 60),
  item('coaster', '影青杯垫 一枚', '杯垫', 60),
]
