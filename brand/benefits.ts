import type { GiftTerms } from '../loyalty/gifts'

/**
 * What members of a tier enjoy. tierId null is for everyone. live: false is announced and not yet granted.
 * Names and notes may name what the rules say in braces: {welcomePoints} {yuanPerPoint} {times} {birthdayTimes} {memberDay}
 * {memberDayTimes} {bonusYuan} {bonusPoints}. A benefit that names what the rules in force do not have is left out.
 */
export interface BrandBenefit {
  benefitId: string
  tierId: string | null
  kind: 'multiplier' | 'coupon' | 'birthday' | 'early_access' | 'gift' | 'service' | 'shipping'
  name: string
  note: string
  live: boolean
  /** It comes anew with each of these. */
  cadence?: 'month' | 'quarter' | 'year'
  /** What comes with each of these, from brand/coupons.ts. */
  couponKind?: string
  /** What makes it worth pointing out to a member. */
  suits?: 'expiring_points' | 'near_next_tier' | 'birthday_soon'
}

/** A gift of which one option is chosen; without a choice the default counts. */
export interface BrandGift extends GiftTerms {
  giftId: string
  name: string
  note: string
  options: { optionId: string; name: string; note: string; picture: 'cup' | 'incense' | 'parcel' | 'pot' }[]
  defaultOptionId: string
}

export const benefits: BrandBenefit[] = [
  { benefitId: 'earn', tierId: null, kind: 'multiplier', name: '消费攒积分', note: '每消费 {yuanPerPoint} 元得 1 积分', live: true },
  { benefitId: 'redeem', tierId: null, kind: 'gift', name: '积分换好礼', note: '先用快过期的', live: true, suits: 'expiring_points' },
  { benefitId: 'welcome', tierId: null, kind: 'gift', name: '入会礼', note: '入会即得 {welcomePoints} 积分', live: true },
  { benefitId: 'birthday-points', tierId: null, kind: 'birthday', name: '生日多倍积分', note: '生日当天消费 {birthdayTimes} 倍积分', live: true, suits: 'birthday_soon' },
  { benefitId: 'member-day', tierId: null, kind: 'multiplier', name: '会员日', note: '每月 {memberDay} 日消费 {memberDayTimes} 倍积分', live: true },
  { benefitId: 'monthly-bonus', tierId: null, kind: 'gift', name: '每月满额礼', note: '当月消费满 {bonusYuan} 元加送 {bonusPoints} 积分', live: true },
  { benefitId: 'offline-code', tierId: null, kind: 'service', name: '断网看卡', note: '没有信号也能看到卡和积分', live: true },

  { benefitId: 'leaf-multiplier', tierId: 'leaf', kind: 'multiplier', name: '{times} 倍积分', note: '一直生效', live: true, suits: 'near_next_tier' },
  { benefitId: 'leaf-coupon', tierId: 'leaf', kind: 'coupon', name: '每季一券', note: '每季度一张满减券', live: false, cadence: 'quarter' },

  { benefitId: 'ear-multiplier', tierId: 'ear', kind: 'multiplier', name: '{times} 倍积分', note: '一直生效', live: true, suits: 'near_next_tier' },
  { benefitId: 'ear-birthday', tierId: 'ear', kind: 'birthday', name: '生日礼三选一', note: '生日前两周开始挑', live: true, suits: 'birthday_soon' },
  { benefitId: 'ear-coupon', tierId: 'ear', kind: 'coupon', name: '每月一券', note: '每月一张满 79 减 8', live: true, cadence: 'month', couponKind: 'off-8' },
  { benefitId: 'ear-early', tierId: 'ear', kind: 'early_access', name: '新品早 1 天', note: '新品提前 1 天可买', live: false },

  { benefitId: 'barn-multiplier', tierId: 'barn', kind: 'multiplier', name: '{times} 倍积分', note: '一直生效', live: true, suits: 'near_next_tier' },
  { benefitId: 'barn-gift', tierId: 'barn', kind: 'gift', name: '升级礼三选一', note: '升到满仓时三样里挑一样', live: true },
  { benefitId: 'barn-tea', tierId: 'barn', kind: 'service', name: '专属茶席 2 次', note: '每年两次，提前预约', live: false, cadence: 'year' },
  { benefitId: 'barn-early', tierId: 'barn', kind: 'early_access', name: '新品早 2 天', note: '新品提前 2 天可买', live: false },

  { benefitId: 'full-multiplier', tierId: 'grain-full', kind: 'multiplier', name: '{times} 倍积分', note: '一直生效', live: true, suits: 'near_next_tier' },
  { benefitId: 'full-gift', tierId: 'grain-full', kind: 'gift', name: '岁礼三选一', note: '升到小满和每次续期时挑一样', live: true },
  { benefitId: 'full-tea', tierId: 'grain-full', kind: 'service', name: '专属茶席 6 次', note: '每年六次，可带一人', live: false, cadence: 'year' },
  { benefitId: 'full-shipping', tierId: 'grain-full', kind: 'shipping', name: '每单包邮', note: '不限金额', live: false },
]

export const gifts: BrandGift[] = [
  {
    giftId: 'ear-birthday',
    tierId: 'ear',
    opens: 'birthday',
    chooseDays: 14,
    since: '2026-01-01',
    name: '生日礼',
    note: '三样里挑一样，生日后到任一门店领取',
    options: [
      { optionId: 'incense', name: '山雾线香 20 支', note: '一炷约 40 分钟', picture: 'incense' },
      { optionId: 'cup', name: '影青杯 一只', note: '手作，每只都有一点不同', picture: 'cup' },
      { optionId: 'tea', name: '桂花乌龙 50 克', note: '今年的新茶', picture: 'parcel' },
    ],
    defaultOptionId: 'tea',
  },
  {
    giftId: 'barn-gift',
    tierId: 'barn',
    opens: 'reached',
    chooseDays: 30,
    since: '2026-01-01',
    name: '升级礼',
    note: '三样里挑一样，截止后到任一门店领取',
    options: [
      { optionId: 'pot', name: '陶壶 一把', note: '约 300 毫升', picture: 'pot' },
      { optionId: 'cup', name: '影青杯垫 两枚', note: '手作，一深一浅', picture: 'cup' },
      { optionId: 'tea', name: '白毫银针 30 克', note: '今年的新茶', picture: 'parcel' },
    ],
    defaultOptionId: 'tea',
  },
  {
    giftId: 'full-gift',
    tierId: 'grain-full',
    opens: 'reached',
    yearly: true,
    chooseDays: 30,
    since: '2026-01-01',
    name: '岁礼',
    note: '一年一份，三样里挑一样，截止后到任一门店领取',
    options: [
      { optionId: 'incense', name: '沉香线香礼盒', note: '附手作香插', picture: 'incense' },
      { optionId: 'pot', name: '紫砂小壶 一把', note: '刻你的名字', picture: 'pot' },
      { optionId: 'tea', name: '陈年白茶饼 一片', note: '存了七年', picture: 'parcel' },
    ],
    defaultOptionId: 'tea',
  },
]
