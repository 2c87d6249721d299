import { couponKinds } from '../../brand/coupons'
import { products } from '../../brand/products'
import { rewards } from '../../brand/rewards'
import { ruleVersions } from '../../brand/rules'
import { tastes } from '../../brand/tastes'
import { checkRewards } from '../../loyalty/reward-check'
import type { Known } from '../../loyalty/reward-check'
import type { Reward, RewardOf } from '../../loyalty/rewards'

const known: Known = {
  couponKinds: couponKinds.map(({ couponKind }) => couponKind),
  tastes: tastes.map(({ tasteId }) => tasteId),
  products: products.map(({ productId }) => productId),
  tiers: ruleVersions[0].ladder,
}
const bowl: RewardOf<'physical'> = { rewardId: 'bowl', kind: 'physical', name: '碗', prices: [{ points: 100, fen: 0 }], story: '', picture: 'gaiwan', delivery: ['pick_up', 'shipping'] }
const seat: RewardOf<'event_seat'> = { ...bowl, kind: 'event_seat', seat: { startsAt: '2026-12-20T10:00:00Z', place: '楼上' }, closesAt: '2026-12-20T10:00:00Z' }
const gift: RewardOf<'donation'> = { ...bowl, kind: 'donation', donation: { projectId: 'books', project: '书屋', matchPercent: 100, goalPoints: 1000 } }
const refill: RewardOf<'coupon'> = { ...bowl, kind: 'coupon', couponKind: 'refill' }

it('the brand’s rewards do not contradict themselves', () => {
  expect(checkRewards(rewards, known)).toEqual([])
})

it.each<[string, Reward]>([
  ['a thing', bowl],
  ['a seat that can be had until it begins', seat],
  ['a gift to others', gift],
  ['a coupon without a picture', { ...refill, picture: null }],
  ['points, or fewer points and money', { ...bowl, prices: [{ points: 100, fen: 0 }, { points: 40, fen: 900 }] }],
])('%s can be sold', (_title, reward) => {
  expect(checkRewards([reward], known)).toEqual([])
})

it.each<[string, Partial<Reward> & { [key: string]: unknown }, string]>([
  ['no price', { prices: [] }, 'has no price'],
  ['a price of no points', { prices: [{ points: 0, fen: 100 }] }, 'has a price that is not of whole points'],
  ['half a fen', { prices: [{ points: 1, fen: 0.5 }] }, 'has a price that is not of whole points'],
  ['money first', { prices: [{ points: 40, fen: 900 }, { points: 100, fen: 0 }] }, 'does not name its price in points alone first'],
  ['two prices of the same points', { prices: [{ points: 40, fen: 0 }, { points: 40, fen: 900 }] }, 'has two prices of the same points'],
  ['money for what is only sent', { prices: [{ points: 40, fen: 900 }], delivery: ['shipping'] }, 'cannot be fetched there'],
  ['no way to have it', { delivery: [] }, 'can be had in no way'],
  ['no picture', { picture: null }, 'has no picture'],
  ['an instant that is none', { publicAt: 'soon' }, 'names an instant that is none'],
  ['an end before the beginning', { publicAt: '2026-12-02T00:00:00Z', closesAt: '2026-12-02T00:00:00Z' }, 'closes before it is open to everybody'],
  ['early access to nothing', { earlyAccess: { rank: 4, days: 1 } }, 'never begins to be open to everybody'],
  ['early access of a tier that is not there', { publicAt: '2026-12-02T00:00:00Z', earlyAccess: { rank: 9, days: 1 } }, 'or to a tier that is not there'],
  ['half a stock', { stock: 0.5 }, 'has a stock or a limit'],
  ['a limit of none', { perMember: 0 }, 'has a stock or a limit'],
  ['no time to take back', { cancelMinutes: 0 }, 'for no time'],
  ['reserving what is plenty', { reserveHours: 1 }, 'though it is not scarce'],
  ['a picture without words', { storyBlocks: [{ text: '', picture: 'vase' }] }, 'without words for those who cannot see it'],
  ['a taste nobody can choose', { suits: { tastes: ['salty'] } }, 'suits salty, which the brand does not know'],
])('a thing with %s is refused', (_title, change, error) => {
  expect(checkRewards([{ ...bowl, ...change } as Reward], known).join(' ')).toContain(error)
})

it.each<[string, Reward, string]>([
  ['a coupon of an unknown kind', { ...refill, couponKind: 'moon' }, 'brand/coupons.ts does not know'],
  ['a coupon for money', { ...refill, prices: [{ points: 40, fen: 900 }] }, 'nothing of it is had there'],
  ['a coupon that can be reserved', { ...refill, stock: 1, reserveHours: 1 }, 'nothing that could be kept for anybody'],
  ['a gift that can be taken back', { ...gift, cancelMinutes: 30 }, 'what it gives away does not come back'],
  ['a gift with half a goal', { ...gift, donation: { ...gift.donation, goalPoints: 0.5 } }, 'has a goal or a match'],
  ['a seat that can be had after it has begun', { ...seat, closesAt: '2026-12-20T10:00:01Z' }, 'after it has begun'],
  ['a boost to nowhere', { ...bowl, kind: 'tier_boost', boost: { tierId: 'moon', days: 30 } }, 'a tier that is not there'],
  ['a boost of no days', { ...bowl, kind: 'tier_extension', boost: { tierId: null, days: 0 } }, 'lasts no days'],
])('%s is refused', (_title, reward, error) => {
  expect(checkRewards([reward], known).join(' ')).toContain(error)
})

it('two rewards of one name are refused', () => {
  expect(checkRewards([bowl, bowl], known)).toEqual(['Two rewards are called bowl.'])
})
