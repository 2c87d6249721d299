import { receiptEquation, receiptLineText } from '../../src/text/receipt'

const tierNames = { ear: '金穗' }
const base = { kind: 'base' as const, points: 128, paidFen: 12800, fenPerPoint: 100 }
const faster = { kind: 'multiplier' as const, points: 25, reason: 'tier' as const, percent: 120, tierId: 'ear', exactHundredths: 15360 }
const cap = { kind: 'cap' as const, points: -100, capPoints: 500 }

test('a purchase at a tier reads as an equation with a caption under every term', () => {
  expect(receiptEquation([base, faster], tierNames)).toEqual({
    terms: [
      { value: '128', caption: '实付 ¥128' },
      { value: '1.2', caption: '金穗加速' },
    ],
    result: 153,
    caption: '153.6 舍去零头',
  })
})

test('a product without a remainder says nothing of rounding', () => {
  const even = { ...faster, points: 20, exactHundredths: 12000 }
  expect(receiptEquation([{ ...base, points: 100, paidFen: 10000 }, even], tierNames)?.caption).toBe('积分')
})

test('what is no simple product has no equation, only lines', () => {
  expect(receiptEquation([base, faster, cap], tierNames)).toBeNull()
  expect(receiptEquation([{ kind: 'fixed', points: 100 }], tierNames)).toBeNull()
  expect(receiptEquation([], tierNames)).toBeNull()
})

test('every kind of line has words', () => {
  const lines = [base, faster, cap, { kind: 'fixed' as const, points: 100 }, { kind: 'lot' as const, points: -200, lotExpiresOn: '2026-12-31' }]
  expect(lines.map((line) => receiptLineText(line, 'welcome', tierNames))).toEqual([
    '实付 ¥128',
    '金穗加速 ×1.2（153.6 舍去零头）',
    '当日上限 500，超出不计',
    '入会礼',
    '2026.12.31 到期的积分',
  ])
})
