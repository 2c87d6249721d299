import { exactMoney, money } from '../../src/text/money'

test('fen are shown as yuan with both decimals', () => {
  expect([2680, 5, 100, 12345678].map(exactMoney)).toEqual(['¥26.80', '¥0.05', '¥1.00', '¥123,456.78'])
})

test('whole yuan drop the decimals', () => {
  expect([12800, 12850, 270000, 0, -30000].map(money)).toEqual(['¥128', '¥128.50', '¥2,700', '¥0', '−¥300'])
})
