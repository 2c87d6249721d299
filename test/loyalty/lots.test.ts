import { fc } from '../random'
import { lastUsableDay, lotExpiry, takeFromLots } from '../../loyalty/lots'

const china = 480
const lot = (lotId: string, remaining: number, expiresAtMs: number) => ({ lotId, remaining, expiresAtMs })

it.each([
  ['2026-11-20T04:00:00Z', { months: 36, alignTo: 'quarter' }, '2029-12-31'],
  ['2026-12-31T15:59:59Z', { months: 24, alignTo: 'quarter' }, '2028-12-31'],
  ['2026-12-31T16:00:00Z', { months: 24, alignTo: 'quarter' }, '2029-03-31'],
  ['2026-08-31T04:00:00Z', { months: 6, alignTo: 'month' }, '2027-02-28'],
  ['2026-08-31T04:00:00Z', { months: 6, alignTo: 'day' }, '2027-02-28'],
] as const)('points of %s with %j can be used through %s', (earned, expiry, lastDay) => {
  const expiresAt = lotExpiry(Date.parse(earned), expiry, china)
  expect(lastUsableDay(expiresAt, china)).toBe(lastDay)
  expect(lastUsableDay(expiresAt + 1, china)).not.toBe(lastDay)
})

it('takes from what lapses first, by id where that is the same', () => {
  expect(takeFromLots([lot('c', 5, 300), lot('b', 5, 200), lot('a', 5, 200)], 12, 100)).toEqual([
    { lotId: 'a', points: 5 },
    { lotId: 'b', points: 5 },
    { lotId: 'c', points: 2 },
  ])
})

it('passes over what has lapsed, to the millisecond', () => {
  expect(takeFromLots([lot('a', 5, 100)], 1, 99)).toEqual([{ lotId: 'a', points: 1 }])
  expect(takeFromLots([lot('a', 5, 100)], 1, 100)).toBeNull()
})

it('takes exactly what is asked, or nothing when there is less', () => {
  const lots = fc.array(fc.record({ lotId: fc.uuid(), remaining: fc.nat(500), expiresAtMs: fc.nat(1000) }), { maxLength: 20 })
  fc.assert(
    fc.property(lots, fc.nat(4000), fc.nat(1000), (open, points, now) => {
      const there = open.filter(({ expiresAtMs }) => expiresAtMs > now).reduce((sum, { remaining }) => sum + remaining, 0)
      const taken = takeFromLots(open, points, now)
      if (points > there) expect(taken).toBeNull()
      else expect(taken?.reduce((sum, part) => sum + part.points, 0)).toBe(points)
    }),
  )
})
