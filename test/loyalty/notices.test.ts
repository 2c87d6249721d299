import { addDays, startOfDay } from '../../loyalty/calendar'
import { noticeHorizon, pointsNotice, stageAt, tierNotice } from '../../loyalty/notices'

const offset = 480
const today = '2026-11-20'
/** Noon, and the ends of the brand's day. */
const instants = [startOfDay(today, offset), Date.parse('2026-11-20T04:00:00Z'), startOfDay('2026-11-21', offset) - 1]
/** The instant after a last day so many days away. */
const endAfter = (daysLeft: number) => startOfDay(addDays(today, daysLeft + 1), offset)

const table: [daysLeft: number, stage: number | null][] = [
  [365, null],
  [61, null],
  [60, 60],
  [59, 60],
  [31, 60],
  [30, 30],
  [29, 30],
  [8, 30],
  [7, 7],
  [6, 7],
  [1, 7],
  [0, 7],
]

it.each([...table, [-1, null]] as typeof table)('with %i days left the nearest notice reached is %p', (daysLeft, stage) => {
  expect(stageAt(daysLeft)).toBe(stage)
})

describe.each(instants)('at %d', (now) => {
  it.each(table)('points with %i days left call for notice %p', (daysLeft, stage) => {
    const expiresAtMs = endAfter(daysLeft)
    expect(pointsNotice({ expiresAtMs, points: 1 }, now, offset)).toEqual(stage && { topic: 'points', endsAtMs: expiresAtMs, stage })
  })

  it.each(table)('a tier that is not kept, with %i days left, calls for notice %p', (daysLeft, stage) => {
    const validUntilMs = endAfter(daysLeft)
    expect(tierNotice({ validUntilMs, keepsTier: false }, now, offset)).toEqual(stage && { topic: 'tier', endsAtMs: validUntilMs, stage })
  })

  it('looks exactly as far ahead as a notice can be due', () => {
    const horizon = noticeHorizon(now, offset)
    expect(pointsNotice({ expiresAtMs: horizon, points: 1 }, now, offset)?.stage).toBe(60)
    expect(pointsNotice({ expiresAtMs: horizon + 1, points: 1 }, now, offset)).toBeNull()
  })
})

it('points that are gone call for nothing, and neither do points that have lapsed', () => {
  const now = instants[1]
  expect(pointsNotice({ expiresAtMs: endAfter(3), points: 0 }, now, offset)).toBeNull()
  expect(pointsNotice({ expiresAtMs: now, points: 9 }, now, offset)).toBeNull()
  expect(pointsNotice({ expiresAtMs: now + 1, points: 9 }, now, offset)?.stage).toBe(7)
})

it('a tier that is kept, or has no end, calls for nothing', () => {
  const now = instants[1]
  expect(tierNotice({ validUntilMs: endAfter(3), keepsTier: true }, now, offset)).toBeNull()
  expect(tierNotice({ validUntilMs: null, keepsTier: false }, now, offset)).toBeNull()
})

it('a tier is in its grace from the first instant after its term', () => {
  const now = instants[1]
  expect(tierNotice({ validUntilMs: now + 1, keepsTier: false }, now, offset)?.stage).toBe(7)
  expect(tierNotice({ validUntilMs: now, keepsTier: false }, now, offset)?.stage).toBe(0)
  expect(tierNotice({ validUntilMs: now - 1, keepsTier: false }, now, offset)?.stage).toBe(0)
})
