import { brandDay, dayText, daysLeftText, fullDay, momentText, shortDay, timeText, yearText } from '../../src/text/dates'

// 2026-11-21 14:40 in Shanghai
const now = Date.parse('2026-11-21T06:40:00Z')

test('a day of this year leaves the year out, another year names it', () => {
  expect(dayText('2026-12-31', now)).toBe('12月31日')
  expect(dayText('2027-03-31', now)).toBe('2027年3月31日')
})

test('short and full days use dots', () => {
  expect(shortDay('2026-06-03')).toBe('6.03')
  expect(fullDay('2027-12-31')).toBe('2027.12.31')
})

test('the year under a bar is a word while it is near', () => {
  expect(['2026-12-31', '2027-03-31', '2028-03-31'].map((day) => yearText(day, now))).toEqual(['今年', '明年', '2028'])
})

test('times and days are those of the brand, not of the phone', () => {
  expect(timeText('2026-11-20T16:05:00Z')).toBe('00:05')
  expect(brandDay('2026-11-20T16:05:00Z')).toBe('2026-11-21')
})

test('a moment is named by how near it is', () => {
  expect(momentText('2026-11-21T06:32:00Z', now)).toBe('今天 14:32')
  expect(momentText('2026-11-20T15:59:00Z', now)).toBe('昨天 23:59')
  expect(momentText('2026-11-18T12:06:00Z', now)).toBe('11.18 20:06')
  expect(momentText('2025-11-18T12:06:00Z', now)).toBe('2025.11.18 20:06')
})

test('days left count down to today', () => {
  expect([40, 1, 0].map(daysLeftText)).toEqual(['还有 40 天', '还有 1 天', '今天'])
})
