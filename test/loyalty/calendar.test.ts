import { fc } from '../random'
import { addDays, addMonths, dayOf, daysBetween, endOf, startOfDay } from '../../loyalty/calendar'

const china = 480

describe('a day', () => {
  it.each([
    ['2026-11-20T15:59:59.999Z', '2026-11-20'],
    ['2026-11-20T16:00:00.000Z', '2026-11-21'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('%s is %s on the brand’s wall', (instant, day) => {
    expect(dayOf(Date.parse(instant), china)).toBe(day)
  })

  it('begins at an instant of which it is the day, a millisecond before which it is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -720, max: 840 }), (n, offset) => {
        const day = addDays('1990-01-01', n)
        const start = startOfDay(day, offset)
        expect(dayOf(start, offset)).toBe(day)
        expect(dayOf(start - 1, offset)).toBe(addDays(day, -1))
      }),
    )
  })

  it('is as far from another as the days added to it', () => {
    fc.assert(fc.property(fc.integer({ min: -5000, max: 5000 }), (n) => expect(daysBetween('2026-11-20', addDays('2026-11-20', n))).toBe(n)))
  })
})

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-08-31', -18, '2025-02-28'],
])('%s and %i months is %s', (day, months, later) => {
  expect(addMonths(day, months)).toBe(later)
})

it.each([
  ['day', '2026-02-10', '2026-02-10'],
  ['month', '2026-02-10', '2026-02-28'],
  ['month', '2028-02-01', '2028-02-29'],
  ['month', '2026-12-31', '2026-12-31'],
  ['quarter', '2026-01-01', '2026-03-31'],
  ['quarter', '2026-06-30', '2026-06-30'],
  ['quarter', '2026-07-01', '2026-09-30'],
  ['quarter', '2026-10-05', '2026-12-31'],
] as const)('the %s of %s ends on %s', (unit, day, end) => {
  expect(endOf(unit, day)).toBe(end)
})
