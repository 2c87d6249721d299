import type { components } from '../../contract/types.gen'
import { priceText, rewardStatus, rewardTag } from '../../src/text/rewards'

type Reward = components['schemas']['Reward']

const terms = { effect: 'amount_off', amountFen: 800, thresholdFen: 7900, scope: 'any', shortName: null } as unknown as components['schemas']['CouponTerms']
const reward: Reward = {
  rewardId: 'r', kind: 'coupon', shelf: 'coupons', name: '', story: '', storyBlocks: [], picture: null, prices: [{ points: 500, fen: 0 }],
  coupon: { terms, validDays: 30 }, stock: null, perMember: null, publicAt: null, early: null, opensAt: null, closesAt: null, delivery: [],
  cancelMinutes: 30, reserveHours: null, boost: null, partner: null, donation: null, seat: null, canRedeem: false, refusal: null, missingPoints: null,
}
const now = Date.parse('2026-11-20T04:00:00Z')

it('says of a reward the one thing that matters: when it opens, that it can be had, or what is missing', () => {
  expect(rewardStatus({ ...reward, opensAt: '2026-12-20T02:00:00Z', missingPoints: 12 }, now)).toBe('12月20日 10:00 开兑')
  expect(rewardStatus({ ...reward, canRedeem: true, missingPoints: 0 }, now)).toBe('积分够了')
  expect(rewardStatus({ ...reward, missingPoints: 1520 }, now)).toBe('还差 1,520')
  expect(rewardStatus(reward, now)).toBe('兑后 30 天内用')
})

it('says why it cannot be had, or how many are left', () => {
  const stock = { left: 38, total: 60 }
  expect(rewardStatus({ ...reward, stock, canRedeem: true }, now)).toBe('余 38 份')
  expect(rewardStatus({ ...reward, stock: { left: 0, total: 60 }, refusal: 'OUT_OF_STOCK' }, now)).toBe('兑完了')
  expect(rewardStatus({ ...reward, stock, refusal: 'REDEMPTION_LIMIT', missingPoints: 3 }, now)).toBe('你已兑满')
  expect(rewardStatus({ ...reward, refusal: 'REWARD_CLOSED' }, now)).toBe('这次结束了')
})

it('puts one word at most on the corner of the picture', () => {
  const stock = (left: number) => ({ left, total: 60 })
  expect(rewardTag({ ...reward, stock: stock(5), closesAt: '2026-12-01T02:00:00Z' }, now)).toBe('余 5 份')
  expect(rewardTag({ ...reward, stock: stock(38), closesAt: '2026-12-01T02:00:00Z' }, now)).toBe('限时')
  expect(rewardTag({ ...reward, stock: stock(38) }, now)).toBeNull()
  expect(rewardTag({ ...reward, stock: stock(0) }, now)).toBeNull()
})

it('writes a price of points and money in one breath', () => {
  expect(priceText({ points: 6800, fen: 0 })).toBe('6,800 积分')
  expect(priceText({ points: 2400, fen: 8800 })).toBe('2,400 积分 + ¥88')
})
