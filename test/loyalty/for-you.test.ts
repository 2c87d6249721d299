import { forYou, suits } from '../../loyalty/for-you'
import type { Refusal, RewardOf } from '../../loyalty/rewards'

const thing = (rewardId: string, points: number, to: { tastes?: string[]; products?: string[] } = { tastes: ['light'] }): RewardOf<'physical'> => ({
  rewardId,
  kind: 'physical',
  name: rewardId,
  story: '',
  picture: 'cup',
  prices: [{ points, fen: 0 }],
  delivery: ['pick_up'],
  suits: to,
})
const light = { tastes: ['light'], products: [] }
const chosen = (rewards: RewardOf<'physical'>[], available: number, likes = light as Parameters<typeof forYou>[1], refusal?: Refusal) =>
  forYou(rewards, likes, available, (reward) => refusal ?? (reward.prices[0].points > available ? 'INSUFFICIENT_POINTS' : null)).map(({ rewardId }) => rewardId)

it('a product that is drunk counts twice as much as a taste', () => {
  const both = thing('both', 1, { tastes: ['light', 'sweet'], products: ['osmanthus'] })
  expect(suits(both, { tastes: ['light'], products: [] })).toBe(1)
  expect(suits(both, { tastes: ['light', 'sweet', 'aged'], products: ['osmanthus', 'white-dew'] })).toBe(4)
  expect(suits({ ...both, suits: undefined }, { tastes: ['light'], products: [] })).toBe(0)
})

it('what suits nobody who told nothing is not chosen for them', () => {
  expect(chosen([thing('a', 10)], 100, { tastes: [], products: [] })).toEqual([])
  expect(chosen([thing('a', 10, {})], 100)).toEqual([])
})

it.each([
  [75, ['a']],
  [74, []],
])('%i of a hundred points are nearly there: %j', (available, expected) => {
  expect(chosen([thing('a', 100)], available)).toEqual(expected)
})

it('what is refused for anything but points is left out', () => {
  expect(chosen([thing('a', 10)], 100, light, 'OUT_OF_STOCK')).toEqual([])
})

it('the better fit comes first, then what can be had, then the dearer; four at most', () => {
  const better = thing('better', 110, { tastes: ['light', 'sweet'] })
  const rewards = [thing('cheap', 10), thing('near', 120), better, thing('dear', 90), thing('middle', 50)]
  expect(chosen(rewards, 100, { tastes: ['light', 'sweet'], products: [] })).toEqual(['better', 'dear', 'middle', 'cheap'])
})
