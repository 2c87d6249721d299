import { boostAt, boostEnd, extendedUntil } from '../../loyalty/boosts'
import { matchedPoints } from '../../loyalty/donations'
import { fc } from '../random'
import { plainRule } from './rules'

const { ladder } = plainRule
const tier = (tierId: string) => ladder.find((each) => each.tierId === tierId)!
const boost = (tierId: string, startsAtMs: number, endsAtMs: number) => ({ tierId, startsAtMs, endsAtMs })

describe('a boost', () => {
  it.each([
    [99, null],
    [100, 'three'],
    [199, 'three'],
    [200, null],
  ])('that runs from 100 up to 200 counts at %i as %s', (at, expected) => {
    expect(boostAt(ladder, tier('two'), [boost('three', 100, 200)], at)?.tier.tierId ?? null).toBe(expected)
  })

  it('counts only above one’s own tier, and of a ladder that still has it', () => {
    expect(boostAt(ladder, tier('three'), [boost('three', 0, 9), boost('two', 0, 9), boost('gone', 0, 9)], 5)).toBeNull()
  })

  it('is the highest of those that run, and of equals the one that lasts longest', () => {
    const boosts = [boost('two', 0, 900), boost('three', 0, 20), boost('three', 0, 30)]
    expect(boostAt(ladder, tier('one'), boosts, 10)).toMatchObject({ tier: { tierId: 'three' }, boost: { endsAtMs: 30 } })
    expect(boostAt(ladder, tier('one'), boosts, 30)?.tier.tierId).toBe('two')
  })

  it('lasts to the end of its last day on the brand’s clock', () => {
    expect(new Date(boostEnd(Date.parse('2026-11-20T15:59:00Z'), 1, 480)).toISOString()).toBe('2026-11-21T16:00:00.000Z')
    expect(new Date(boostEnd(Date.parse('2026-11-20T16:00:00Z'), 1, 480)).toISOString()).toBe('2026-11-22T16:00:00.000Z')
  })
})

it('a term is made longer by whole days; one without an end stays so', () => {
  expect(extendedUntil(1000, 2)).toBe(1000 + 2 * 86_400_000)
  expect(extendedUntil(null, 2)).toBeNull()
})

it('what the brand adds to a gift is its share, never a point more', () => {
  expect([matchedPoints(100, 100), matchedPoints(101, 50), matchedPoints(1, 50), matchedPoints(7, 0)]).toEqual([100, 50, 0, 0])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 300 }), (points, percent) => {
      const matched = matchedPoints(points, percent)
      expect(matched * 100 <= points * percent && (matched + 1) * 100 > points * percent).toBe(true)
    }),
  )
})
