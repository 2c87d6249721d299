import { bestCoupons, couponVerdict } from '../../loyalty/coupons'
import type { Bill, CouponTerms, HeldCoupon } from '../../loyalty/coupons'
import { fc } from '../random'

const now = 1000
const plain: CouponTerms = { effect: 'amount_off', amountFen: 1200, percentOff: null, maxOffFen: null, thresholdFen: 0, scope: 'any', categories: [], stacks: false, shortName: null }
const percent = { ...plain, effect: 'percent_off' as const, amountFen: null, percentOff: 12 }
const held = (terms: Partial<CouponTerms> = {}, more: Partial<HeldCoupon> = {}): HeldCoupon => ({ terms: { ...plain, ...terms }, validFromMs: 0, expiresAtMs: 2000, ended: null, ...more })
const bill = (fen: number, category: string | null = null): Bill => ({ place: 'store', lines: [{ category, fen }] })
const verdict = (coupon: HeldCoupon, on: Bill = bill(9900)) => couponVerdict(coupon, on, now)

describe('a coupon on a bill', () => {
  it.each([
    [9899, { reason: 'BELOW_THRESHOLD', missingFen: 1 }],
    [9900, { reason: null, savedFen: 1200 }],
    [9901, { reason: null, savedFen: 1200 }],
  ])('that asks for ¥99 meets one of %i fen', (fen, expected) => {
    expect(verdict(held({ thresholdFen: 9900 }), bill(fen))).toEqual(expected)
  })

  it.each([
    [999, { reason: 'NOT_YET', fromMs: 1000 }],
    [1000, { reason: null, savedFen: 1200 }],
    [1001, { reason: null, savedFen: 1200 }],
    [1999, { reason: null, savedFen: 1200 }],
    [2000, { reason: 'EXPIRED' }],
    [2001, { reason: 'EXPIRED' }],
  ])('that runs from 1000 up to 2000 says so at %i', (at, expected) => {
    expect(couponVerdict(held({}, { validFromMs: 1000 }), bill(9900), at)).toEqual(expected)
  })

  it.each([
    [8700, null, 1044],
    // A fen that is not whole stays with the shop.
    [8, null, 0],
    [9, null, 1],
    [16, null, 1],
    [17, null, 2],
    [16_666, 2000, 1999],
    [16_667, 2000, 2000],
    [99_999, 2000, 2000],
  ])('takes 12 off a hundred: of %i fen with at most %p it is %i', (fen, maxOffFen, off) => {
    expect(verdict(held({ ...percent, maxOffFen }), bill(fen))).toEqual(off === 0 ? { reason: 'NOTHING_LEFT' } : { reason: null, savedFen: off })
  })

  it('takes no more off than its goods are worth, and its threshold is theirs', () => {
    const mixed: Bill = { place: 'store', lines: [{ category: 'incense', fen: 500 }, { category: 'tea', fen: 9000 }, { category: null, fen: 100 }] }
    expect(verdict(held({ categories: ['incense'] }), mixed)).toEqual({ reason: null, savedFen: 500 })
    expect(verdict(held({ categories: ['incense'], thresholdFen: 600 }), mixed)).toEqual({ reason: 'BELOW_THRESHOLD', missingFen: 100 })
    expect(verdict(held({ categories: ['ceramics'] }), mixed)).toEqual({ reason: 'NO_MATCHING_GOODS' })
  })

  it.each(['USED', 'GIVEN', 'OFFERED', 'VOIDED'] as const)('that is over says %s before anything else', (ended) => {
    expect(verdict(held({ thresholdFen: 99_999, scope: 'online' }, { ended, expiresAtMs: 0 }))).toEqual({ reason: ended })
  })

  it('is told where it can be used, and an item needs no bill', () => {
    expect(verdict(held({ scope: 'online' }))).toEqual({ reason: 'WRONG_PLACE' })
    const item = held({ effect: 'free_item', amountFen: null, scope: 'store', shortName: '续杯', stacks: true })
    expect(verdict(item, { place: 'store', lines: [] })).toEqual({ reason: null, savedFen: 0 })
    expect(verdict(item, { place: 'online', lines: [] })).toEqual({ reason: 'WRONG_PLACE' })
  })

  it('beside others takes what they have left of its goods, and of those that stand alone a bill takes one', () => {
    const used = { takings: [{ categories: ['incense'], fen: 800 }], alone: true }
    const on: Bill = { place: 'store', lines: [{ category: 'incense', fen: 1000 }, { category: 'tea', fen: 5000 }], used }
    expect(verdict(held({ categories: ['incense'], stacks: true }), on)).toEqual({ reason: null, savedFen: 200 })
    expect(verdict(held({ stacks: true }), on)).toEqual({ reason: null, savedFen: 1200 })
    expect(verdict(held({}), on)).toEqual({ reason: 'ONE_PER_BILL' })
    expect(verdict(held({}), { ...on, used: { ...used, alone: false } })).toEqual({ reason: null, savedFen: 1200 })
  })
})

describe('the best choice', () => {
  const choose = (coupons: (HeldCoupon & { id: string })[], on: Bill) => bestCoupons(coupons, on, now)

  it('is one of those that stand alone, all that stack, and a free parcel', () => {
    const coupons = [
      { ...held({ amountFen: 300 }), id: 'three' },
      { ...held({ amountFen: 800 }), id: 'eight' },
      { ...held({ amountFen: 200, stacks: true }), id: 'beside' },
      { ...held({ effect: 'free_shipping', amountFen: null, scope: 'online', stacks: true }), id: 'parcel' },
    ]
    expect(choose(coupons, { ...bill(9900), place: 'online' })).toEqual({ chosen: [{ id: 'beside', savedFen: 200 }, { id: 'eight', savedFen: 800 }, { id: 'parcel', savedFen: 0 }], savedFen: 1000 })
    expect(choose(coupons, bill(9900)).chosen.map(({ id }) => id)).toEqual(['beside', 'eight'])
  })

  it('uses up first what ends first, of two that are worth the same', () => {
    const coupons = [{ ...held({}, { expiresAtMs: 1900 }), id: 'later' }, { ...held({}, { expiresAtMs: 1800 }), id: 'sooner' }]
    expect(choose(coupons, bill(9900)).chosen).toEqual([{ id: 'sooner', savedFen: 1200 }])
  })

  it('lets one that could take from two kinds of goods leave those that the other needs', () => {
    const either = { ...held({ amountFen: 1000, categories: ['tea', 'incense'] }), id: 'either' }
    const other = { ...held({ amountFen: 1000, categories: ['tea', 'ceramics'], stacks: true }), id: 'other' }
    const on: Bill = { place: 'store', lines: [{ category: 'tea', fen: 1000 }, { category: 'incense', fen: 1000 }] }
    expect(choose([either, other], on).savedFen).toBe(2000)
  })
})

describe('whatever the coupons and the bill', () => {
  const kinds = ['tea', 'incense', 'ceramics']
  const terms = fc
    .record({
      effect: fc.constantFrom('amount_off', 'percent_off', 'free_shipping', 'free_item'),
      amount: fc.integer({ min: 1, max: 3000 }),
      share: fc.integer({ min: 1, max: 99 }),
      most: fc.option(fc.integer({ min: 1, max: 500 })),
      thresholdFen: fc.integer({ min: 0, max: 2000 }),
      scope: fc.constantFrom('any', 'store', 'online'),
      categories: fc.subarray(kinds),
      stacks: fc.boolean(),
    })
    .map(({ amount, share, most, ...rest }) => {
      const [off, percentage] = [rest.effect === 'amount_off', rest.effect === 'percent_off']
      return { ...plain, ...rest, amountFen: off ? amount : null, percentOff: percentage ? share : null, maxOffFen: percentage ? most : null } as CouponTerms
    })
  const coupon = fc.record({ terms, validFromMs: fc.constantFrom(0, now, now + 1), expiresAtMs: fc.constantFrom(now, now + 1, 5000), ended: fc.constantFrom(null, null, null, 'USED' as const) })
  const someBill: fc.Arbitrary<Bill> = fc.record({
    place: fc.constantFrom('store' as const, 'online' as const),
    lines: fc.array(fc.record({ category: fc.option(fc.constantFrom(...kinds)), fen: fc.integer({ min: 0, max: 2500 }) }), { maxLength: 4 }),
  })
  const wallet = fc.array(coupon, { maxLength: 5 }).map((coupons) => coupons.map((each, i) => ({ ...each, id: `c${i}` })))
  const goodsOf = ({ categories }: Pick<CouponTerms, 'categories'>, { lines }: Bill) =>
    lines.filter(({ category }) => categories.length === 0 || (category !== null && categories.includes(category))).reduce((total, { fen }) => total + fen, 0)
  const runs = { numRuns: 3000 }

  it('one takes off whole fen, never less than none, more than its goods or more than its most', () => {
    fc.assert(fc.property(coupon, someBill, (each, on) => {
      const told = verdict(each, on)
      if (told.reason !== null) return
      expect(Number.isInteger(told.savedFen) && told.savedFen >= 0).toBe(true)
      expect(told.savedFen).toBeLessThanOrEqual(Math.min(goodsOf(each.terms, on), each.terms.maxOffFen ?? Infinity))
    }), runs)
  })

  it('what is missing is exactly what is missing', () => {
    fc.assert(fc.property(coupon, someBill, (each, on) => {
      const told = verdict(each, on)
      if (told.reason !== 'BELOW_THRESHOLD') return
      const filled = (fen: number) => verdict(each, { ...on, lines: [...on.lines, { category: each.terms.categories[0] ?? null, fen }] }).reason
      expect(filled(told.missingFen - 1)).toBe('BELOW_THRESHOLD')
      expect(filled(told.missingFen)).not.toBe('BELOW_THRESHOLD')
    }), runs)
  })

  it('the choice does not depend on the order they come in', () => {
    fc.assert(fc.property(wallet, someBill, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (coupons, on, shuffle) => {
      const other = coupons.map((each, i) => ({ each, at: shuffle[i] })).sort((a, b) => a.at - b.at).map(({ each }) => each)
      expect(bestCoupons(other, on, now)).toEqual(bestCoupons(coupons, on, now))
    }), runs)
  })

  it('no other allowed choice takes more off when each is used after the other, and the chosen ones do take what was said', () => {
    fc.assert(fc.property(wallet, someBill, (coupons, on) => {
      const best = bestCoupons(coupons, on, now)
      // As a till does it: one after the other, each on what the ones before have left.
      const oneByOne = (chosen: HeldCoupon[]) => {
        const used: NonNullable<Bill['used']> = { takings: [], alone: false }
        let takings: { categories: readonly string[]; fen: number }[] = []
        let alone = false
        for (const each of chosen) {
          const told = couponVerdict(each, { ...on, used: { ...used, takings, alone } }, now)
          if (told.reason !== null) continue
          takings = [...takings, { categories: each.terms.categories, fen: told.savedFen }]
          alone ||= !each.terms.stacks
        }
        return takings.reduce((total, { fen }) => total + fen, 0)
      }
      const chosen = best.chosen.map(({ id }) => coupons.find((each) => each.id === id)!)
      expect(oneByOne(chosen)).toBe(best.savedFen)
      expect(best.savedFen).toBeLessThanOrEqual(goodsOf({ categories: [] }, on))
      for (let subset = 0; subset < 2 ** coupons.length; subset += 1) {
        const some = coupons.filter((_, i) => subset & (1 << i))
        expect(oneByOne(some)).toBeLessThanOrEqual(best.savedFen)
      }
    }), runs)
  })
})
