import { giftOpenings } from '../../loyalty/gifts'
import type { GiftTerms, TierStep } from '../../loyalty/gifts'
import { plainRule } from './rules'

const { ladder } = plainRule
const offsetMinutes = 480
const at = (instant: string) => Date.parse(instant)
const joined: TierStep = { tierId: 'one', atMs: at('2025-01-10T04:00:00Z'), reason: 'joined' }
const step = (tierId: string, instant: string, reason: TierStep['reason'] = 'spend'): TierStep => ({ tierId, atMs: at(instant), reason })
const reached: GiftTerms = { tierId: 'two', opens: 'reached', chooseDays: 7, since: '2025-01-01' }

const openedAt = (gift: GiftTerms, history: TierStep[], now: string, birthday: { day: string; toldAtMs: number } | null = null) =>
  giftOpenings(gift, { ladder, history: [joined, ...history], birthday, nowMs: at(now), offsetMinutes }).map(({ openedAtMs }) => new Date(openedAtMs).toISOString().slice(0, 10))

it('opens when the tier is reached, and closes with the end of the last day on the brand’s clock', () => {
  const life = { ladder, history: [joined, step('two', '2026-03-01T15:59:59Z')], birthday: null, nowMs: at('2026-03-02T00:00:00Z'), offsetMinutes }
  expect(giftOpenings(reached, life)).toEqual([{ openedAtMs: at('2026-03-01T15:59:59Z'), closesAtMs: at('2026-03-08T16:00:00Z'), lastDay: '2026-03-08', reason: 'reached' }])
})

it('opens for who passes the tier in one leap, and not for who joins below it', () => {
  expect(openedAt(reached, [step('three', '2026-03-01T04:00:00Z', 'growth')], '2026-04-01T00:00:00Z')).toEqual(['2026-03-01'])
  expect(openedAt(reached, [], '2026-04-01T00:00:00Z')).toEqual([])
})

it('opens not a second time for who climbs on', () => {
  expect(openedAt(reached, [step('two', '2026-03-01T04:00:00Z'), step('three', '2027-06-01T04:00:00Z')], '2028-01-01T00:00:00Z')).toEqual(['2026-03-01'])
})

it.each([
  ['2027-02-28T04:00:00Z', ['2026-03-01']],
  ['2027-03-01T04:00:00Z', ['2026-03-01', '2027-03-01']],
])('who was lowered and reaches it again on %s finds %j', (again, expected) => {
  const history = [step('two', '2026-03-01T04:00:00Z'), step('one', '2027-01-01T04:00:00Z', 'lowered'), step('two', again)]
  expect(openedAt(reached, history, '2027-04-01T00:00:00Z')).toEqual(expected)
})

it('is withdrawn with a refund that undoes the tier while it is open, and stays after it has closed', () => {
  const raised = step('two', '2026-03-01T04:00:00Z')
  expect(openedAt(reached, [raised, step('one', '2026-03-08T15:59:59Z', 'refund')], '2026-04-01T00:00:00Z')).toEqual([])
  expect(openedAt(reached, [raised, step('one', '2026-03-08T16:00:00Z', 'refund')], '2026-04-01T00:00:00Z')).toEqual(['2026-03-01'])
  // Reached again after the refund: the first was never one.
  expect(openedAt(reached, [raised, step('one', '2026-03-02T04:00:00Z', 'refund'), step('two', '2026-03-03T04:00:00Z')], '2026-04-01T00:00:00Z')).toEqual(['2026-03-03'])
})

it('comes again with a renewal only when it is yearly', () => {
  const history = [step('two', '2026-03-01T04:00:00Z'), step('two', '2027-03-01T16:00:00Z', 'renewed')]
  expect(openedAt(reached, history, '2027-04-01T00:00:00Z')).toEqual(['2026-03-01'])
  expect(openedAt({ ...reached, yearly: true }, history, '2027-04-01T00:00:00Z')).toEqual(['2026-03-01', '2027-03-01'])
})

it('does not look back beyond the day the brand began to give it', () => {
  expect(openedAt({ ...reached, since: '2026-03-02' }, [step('two', '2026-03-01T04:00:00Z')], '2026-04-01T00:00:00Z')).toEqual([])
})

describe('a gift for a birthday', () => {
  const gift: GiftTerms = { tierId: 'two', opens: 'birthday', chooseDays: 14, since: '2025-01-01' }
  const up = step('two', '2025-06-01T04:00:00Z')
  const told = { day: '12-03', toldAtMs: joined.atMs }

  it('opens so many days before it and closes with it', () => {
    expect(openedAt(gift, [up], '2026-11-18T15:59:59Z', told)).toEqual(['2025-11-18'])
    const life = { ladder, history: [joined, up], birthday: told, nowMs: at('2026-11-18T16:00:00Z'), offsetMinutes }
    expect(giftOpenings(gift, life).pop()).toMatchObject({ openedAtMs: at('2026-11-18T16:00:00Z'), lastDay: '2026-12-03', closesAtMs: at('2026-12-03T16:00:00Z') })
  })

  it('is for who holds the tier, or a higher one, on the day it opens', () => {
    expect(openedAt(gift, [step('three', '2026-11-18T16:00:00Z')], '2026-11-20T00:00:00Z', told)).toEqual(['2026-11-18'])
    expect(openedAt(gift, [step('two', '2026-11-18T16:00:01Z')], '2026-11-20T00:00:00Z', told)).toEqual([])
    expect(openedAt(gift, [up, step('one', '2026-11-01T00:00:00Z', 'lowered')], '2026-11-20T00:00:00Z', told)).toEqual(['2025-11-18'])
  })

  it('asks that the birthday was told before', () => {
    expect(openedAt(gift, [up], '2026-11-20T00:00:00Z', { ...told, toldAtMs: at('2026-11-18T16:00:01Z') })).toEqual([])
    expect(openedAt(gift, [up], '2026-11-20T00:00:00Z', null)).toEqual([])
  })

  it('in the first days of a year opens in the last of the year before', () => {
    expect(openedAt(gift, [up], '2026-12-31T00:00:00Z', { ...told, day: '01-05' })).toEqual(['2025-12-21', '2026-12-21'])
  })
})
