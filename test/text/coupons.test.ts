import { couponCode, couponFace, couponTerms } from '../../src/text/coupons'

const terms = { effect: 'amount_off', amountFen: 800, thresholdFen: 7900, scope: 'any', percentOff: null, maxOffFen: null, categories: [] as string[], stacks: false, shortName: null } as const

it('puts on the face of a coupon what it is worth and from what bill on', () => {
  expect(couponFace(terms)).toEqual({ mark: '¥', big: '8', unit: '', small: '满 79' })
  expect(couponFace({ ...terms, amountFen: 850, thresholdFen: 0 })).toEqual({ mark: '¥', big: '8.50', unit: '', small: '无门槛' })
  expect(couponFace({ ...terms, effect: 'free_shipping', amountFen: null, thresholdFen: 0, scope: 'online' })).toEqual({ mark: '', big: '免邮', unit: '', small: '无门槛' })
  expect(couponFace({ ...terms, effect: 'free_item', amountFen: null, thresholdFen: 0, scope: 'store', shortName: '续杯' })).toEqual({ mark: '', big: '续杯', unit: '', small: '到店' })
})

it('says the same in its small print', () => {
  expect(couponTerms(terms)).toBe('满 ¥79 可用，门店和线上都能用')
  expect(couponTerms({ ...terms, thresholdFen: 0, scope: 'store' })).toBe('没有门槛，到店用')
  expect(couponTerms({ ...terms, thresholdFen: 19_900, categories: ['ceramics'] })).toBe('陶瓷满 ¥199 可用，门店和线上都能用')
  expect(couponTerms({ ...terms, thresholdFen: 0, scope: 'store', categories: ['incense', 'tea'], stacks: true })).toBe('限香氛、茶，到店用，可叠加')
})

it('puts a percentage on the face as shops say it', () => {
  const percent = { ...terms, effect: 'percent_off', amountFen: null, thresholdFen: 0 } as const
  expect(couponFace({ ...percent, percentOff: 12, maxOffFen: 2000 })).toEqual({ mark: '', big: '8.8', unit: '折', small: '最多省 ¥20' })
  expect(couponFace({ ...percent, percentOff: 10 })).toEqual({ mark: '', big: '9', unit: '折', small: '无门槛' })
  expect(couponFace({ ...percent, percentOff: 45, thresholdFen: 9900 })).toEqual({ mark: '', big: '5.5', unit: '折', small: '满 99' })
})

it('groups a code by fours', () => {
  expect(couponCode('K7QM3F2N8D4T')).toBe('K7QM 3F2N 8D4T')
})
