import { multiplier, points, signedPoints, tied } from '../../src/text/points'

test('points are grouped by thousands', () => {
  expect([0, 7, 999, 1000, 2680, 1234567].map(points)).toEqual(['0', '7', '999', '1,000', '2,680', '1,234,567'])
})

test('a change carries its sign, and the minus is a true minus', () => {
  expect([153, -500, 0, -12000].map(signedPoints)).toEqual(['+153', '−500', '0', '−12,000'])
})

test('a multiplier in percent reads as a factor', () => {
  expect([100, 110, 120, 135].map(multiplier)).toEqual(['×1', '×1.1', '×1.2', '×1.35'])
})

test('a number stays with its unit when the text wraps', () => {
  expect(tied('200 积分 12月31日 过期')).toBe('200\u00a0积分 12月31日 过期')
  expect(tied('有效 6 个月')).toBe('有效 6\u00a0个月')
})
