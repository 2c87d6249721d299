import { couponCode, couponFace, couponTerms, rewardStatus } from '../../src/text/coupons'

const terms = { effect: 'amount_off', amountFen: 800, thresholdFen: 7900, scope: 'any', shortName: null } as const
const reward = { rewardId: 'r', name: '', story: '', picture: null, pricePoints: 500, terms, validDays: 30, publicAt: null, early: null, opensAt: null, canRedeem: false, missingPoints: null }
const now = Date.parse('2026-11-20T04:00:00Z')

it('puts on the face of a coupon what it is worth and from what bill on', () => {
  expect(couponFace(terms)).toEqual({ mark: '¥', big: '8', small: '满 79' })
  expect(couponFace({ ...terms, amountFen: 850, thresholdFen: 0 })).toEqual({ mark: '¥', big: '8.50', small: '无门槛' })
  expect(couponFace({ ...terms, effect: 'free_shipping', amountFen: null, thresholdFen: 0, scope: 'online' })).toEqual({ mark: '', big: '免邮', small: '无门槛' })
  expect(couponFace({ ...terms, effect: 'free_item', amountFen: null, thresholdFen: 0, scope: 'store', shortName: '续杯' })).toEqual({ mark: '', big: '续杯', small: '到店' })
})

it('says the same in its small print', () => {
  expect(couponTerms(terms)).toBe('满 ¥79 可用，门店和线上都能用')
  expect(couponTerms({ ...terms, thresholdFen: 0, scope: 'store' })).toBe('没有门槛，到店用')
})

it('says of a reward the one thing that matters: when it opens, that it can be had, or what is missing', () => {
  expect(rewardStatus({ ...reward, opensAt: '2026-12-20T02:00:00Z', missingPoints: 12 }, now)).toBe('12月20日 10:00 开兑')
  expect(rewardStatus({ ...reward, canRedeem: true, missingPoints: 0 }, now)).toBe('积分够了')
  expect(rewardStatus({ ...reward, missingPoints: 1520 }, now)).toBe('还差 1,520')
  expect(rewardStatus(reward, now)).toBe('兑后 30 天内用')
})

it('groups a code by fours', () => {
  expect(couponCode('K7QM3F2N8D4T')).toBe('K7QM 3F2N 8D4T')
})
