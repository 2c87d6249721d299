import { daysToBirthday, startOfNext } from '../../loyalty/calendar'
import { reasonsFor } from '../../loyalty/recommendation'
import type { Track } from '../../loyalty/tiers'

const track = (percent: number): Track => ({ kind: 'growth', value: percent, target: 100, remaining: 100 - percent, percent })
const nothing = { expiring: null, tracks: [], daysToBirthday: null }
const reasons = (facts: Partial<Parameters<typeof reasonsFor>[0]>) => reasonsFor({ ...nothing, ...facts }).map(({ reason }) => reason)

it('has no reason where nothing is plain', () => {
  expect(reasons({})).toEqual([])
})

it.each([
  [{ tracks: [track(79)] }, []],
  [{ tracks: [track(80)] }, ['near_next_tier']],
  [{ tracks: [track(79), track(90)] }, []],
  [{ daysToBirthday: 31 }, []],
  [{ daysToBirthday: 30 }, ['birthday_soon']],
  [{ daysToBirthday: 0 }, ['birthday_soon']],
  [{ expiring: 'points', tracks: [track(99)], daysToBirthday: 1 }, ['expiring_points', 'near_next_tier', 'birthday_soon']],
])('finds in %j the reasons %j', (facts, expected) => {
  expect(reasons(facts)).toEqual(expected)
})

it.each([
  ['month', '2026-11-21', '2026-12-01'],
  ['month', '2026-12-01', '2027-01-01'],
  ['quarter', '2026-11-21', '2027-01-01'],
  ['quarter', '2026-09-30', '2026-10-01'],
  ['year', '2026-01-01', '2027-01-01'],
] as const)('what comes once a %s comes after %s on %s', (unit, day, expected) => {
  expect(startOfNext(unit, day)).toBe(expected)
})

it.each([
  ['11-21', '2026-11-21', 0],
  ['11-20', '2026-11-21', 364],
  ['01-01', '2026-12-31', 1],
  ['02-29', '2027-02-27', 1],
  ['02-29', '2028-02-28', 1],
])('a birthday on %s is, seen on %s, %i days away', (birthday, day, days) => {
  expect(daysToBirthday(birthday, day)).toBe(days)
})
