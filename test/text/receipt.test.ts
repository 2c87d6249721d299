import { receiptEquation, receiptLineText } from '../../src/text/receipt'

const tierNames = { ear: '金穗' }
const base = { kind: 'base' as const, points: 128, paidFen: 12800, fenPerPoint: 100 }
const faster = { kind: 'multiplier' as const, points: 25, reason: 'tier' as const, percent: 120, tierId: 'ear', exactHundredths: 15360 }
const cap = { kind: 'cap' as const, points: -180, capPoints: 500, capUsedBefore: 180 }

test('a purchase at a tier for a while says so, and until when', () => {
  expect(receiptLineText({ ...faster, boostLastDay: '2026-12-20' }, 'purchase', tierNames)).toBe('金穗体验，至 12.20 ×1.2（153.6 舍去零头）')
})

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
    '今日已达上限，本次计入 320/500',
    '入会礼',
    '2026.12.31 到期的积分',
  ])
})

test('a floor, factors outdone, a refund and what it forgives have words', () => {
  const outdone = { kind: 'multiplier' as const, points: 100, reason: 'birthday' as const, percent: 200, exactHundredths: 20_000, outdone: ['repeat_order' as const, 'window' as const] }
  const lines = [
    { kind: 'floor' as const, points: 4, floorPoints: 10 },
    outdone,
    { kind: 'reversal' as const, points: -60, refundedFen: 5000, paidFen: 10_000, earnedPoints: 120 },
    { kind: 'forgiven' as const, points: 20 },
    { kind: 'multiplier' as const, points: 50, reason: 'window' as const, percent: 150, name: '会员日', exactHundredths: 15_000 },
  ]
  expect(lines.map((line) => receiptLineText(line, 'purchase', tierNames))).toEqual([
    '老会员每单至少 10',
    '生日加倍 ×2，同时赶上复购、活动日，取最高一项',
    '已退 ¥50 / ¥100，按比例收回',
    '已经用掉的，不再追',
    '会员日 ×1.5',
  ])
})

test('a cap that was full before counts nothing of a purchase', () => {
  const full = { kind: 'cap' as const, points: -500, capPoints: 5000, capUsedBefore: 5000 }
  expect(receiptLineText(full, 'purchase', tierNames)).toBe('今日已达上限，本次计入 0/500')
})
