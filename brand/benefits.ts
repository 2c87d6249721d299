/** What members of a tier enjoy. tierId null is for everyone. live: false is announced and not yet granted. */
export interface BrandBenefit {
  benefitId: string
  tierId: string | null
  kind: 'multiplier' | 'coupon' | 'birthday' | 'early_access' | 'gift' | 'service' | 'shipping'
  name: string
  note: string
  live: boolean
}

export const benefits: BrandBenefit[] = [
  { benefitId: 'earn', tierId: null, kind: 'multiplier', name: '消费攒积分', note: '每消费 1 元得 1 积分', live: true },
  { benefitId: 'offline-code', tierId: null, kind: 'service', name: '断网看卡', note: '没有信号也能看到卡和积分', live: true },
  { benefitId: 'welcome', tierId: null, kind: 'gift', name: '入会礼', note: '入会即得 100 积分', live: true },
  { benefitId: 'birthday-card', tierId: null, kind: 'birthday', name: '生日问候', note: '生日当月送到', live: false },

  { benefitId: 'leaf-multiplier', tierId: 'leaf', kind: 'multiplier', name: '1.1 倍积分', note: '一直生效', live: true },
  { benefitId: 'leaf-coupon', tierId: 'leaf', kind: 'coupon', name: '每季一券', note: '每季度一张满减券', live: false },

  { benefitId: 'ear-multiplier', tierId: 'ear', kind: 'multiplier', name: '1.2 倍积分', note: '一直生效', live: true },
  { benefitId: 'ear-coupon', tierId: 'ear', kind: 'coupon', name: '每月一券', note: '每月一张满减券', live: false },
  { benefitId: 'ear-birthday', tierId: 'ear', kind: 'birthday', name: '生日礼', note: '生日当月到店领取', live: false },
  { benefitId: 'ear-early', tierId: 'ear', kind: 'early_access', name: '新品早 1 天', note: '新品提前 1 天可买', live: false },

  { benefitId: 'barn-multiplier', tierId: 'barn', kind: 'multiplier', name: '1.35 倍积分', note: '一直生效', live: true },
  { benefitId: 'barn-gift', tierId: 'barn', kind: 'gift', name: '三选一礼', note: '升级时三样里挑一样', live: false },
  { benefitId: 'barn-tea', tierId: 'barn', kind: 'service', name: '专属茶席 2 次', note: '每年两次，提前预约', live: false },
  { benefitId: 'barn-early', tierId: 'barn', kind: 'early_access', name: '新品早 2 天', note: '新品提前 2 天可买', live: false },

  { benefitId: 'full-multiplier', tierId: 'grain-full', kind: 'multiplier', name: '1.5 倍积分', note: '一直生效', live: true },
  { benefitId: 'full-gift', tierId: 'grain-full', kind: 'gift', name: '岁礼', note: '每年一份手作礼', live: false },
  { benefitId: 'full-tea', tierId: 'grain-full', kind: 'service', name: '专属茶席 6 次', note: '每年六次，可带一人', live: false },
  { benefitId: 'full-shipping', tierId: 'grain-full', kind: 'shipping', name: '每单包邮', note: '不限金额', live: false },
]
