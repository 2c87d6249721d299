/** What a coupon is good for. Its face, its small print and every verdict on it are made from these and nothing else. */
export interface CouponTerms {
  effect: 'amount_off' | 'percent_off' | 'free_shipping' | 'free_item'
  /** Fen off the bill, for amount_off. */
  amountFen: number | null
  /** Of a hundred, for percent_off: 12 is what shops call 8.8 折. */
  percentOff: number | null
  /** The most a percent_off takes off; null is without limit. */
  maxOffFen: number | null
  /** Least worth of the goods it applies to; 0 is any. */
  thresholdFen: number
  scope: 'any' | 'store' | 'online'
  /** The goods it applies to, of brand/categories.ts; none named are all. */
  categories: string[]
  /** May be used beside others. Of those that may not, a bill takes one. */
  stacks: boolean
  /** Two characters for the face, for free_item. */
  shortName: string | null
}

export interface CouponKind extends CouponTerms {
  couponKind: string
  name: string
  /** Days after the day it was given that it can still be used. */
  validDays: number
  /** Days after the day it was given on which it can first be used; at once without. */
  fromDays?: number
}

export type BillPlace = 'store' | 'online'

export interface Bill {
  place: BillPlace
  /** category null: none that a coupon could name. */
  lines: readonly { category: string | null; fen: number }[]
  /** What coupons have taken off already, each from its own goods, and whether one of them stands alone. */
  used?: { takings: readonly Taking[]; alone: boolean }
}

interface Taking {
  categories: readonly string[]
  fen: number
}

/** A coupon as it stands. */
export interface HeldCoupon {
  terms: CouponTerms
  validFromMs: number
  expiresAtMs: number
  /** What has become of it, if anything. */
  ended: 'USED' | 'GIVEN' | 'OFFERED' | 'VOIDED' | null
}

/** Why a coupon cannot be used, in the order it is looked at. */
export type CouponReason =
  | NonNullable<HeldCoupon['ended']>
  | 'EXPIRED'
  | 'NOT_YET'
  | 'WRONG_PLACE'
  | 'NO_MATCHING_GOODS'
  | 'BELOW_THRESHOLD'
  | 'ONE_PER_BILL'
  | 'NOTHING_LEFT'

/** reason null: it can be used, and takes savedFen off the goods. A shipping or an item it brings is not in savedFen. */
export type CouponVerdict =
  | { reason: null; savedFen: number }
  | { reason: 'BELOW_THRESHOLD'; missingFen: number }
  | { reason: 'NOT_YET'; fromMs: number }
  | { reason: Exclude<CouponReason, 'BELOW_THRESHOLD' | 'NOT_YET'> }

const sum = (lines: Bill['lines']) => lines.reduce((total, { fen }) => total + fen, 0)
const takesOff = ({ effect }: CouponTerms) => effect === 'amount_off' || effect === 'percent_off'
const applies = ({ categories }: { categories: readonly string[] }, category: string | null) => categories.length === 0 || (category !== null && categories.includes(category))

/** Whole fen, and what is less than one stays with the shop. */
function worthOf({ effect, amountFen, percentOff, maxOffFen }: CouponTerms, goodsFen: number): number {
  if (effect === 'amount_off') return Math.min(amountFen ?? 0, goodsFen)
  if (effect !== 'percent_off') return 0
  return Math.min(Math.floor((goodsFen * (percentOff ?? 0)) / 100), maxOffFen ?? goodsFen)
}

/**
 * What each of them takes off, the earlier ones first, when no goods are paid for twice. One that could take from several
 * makes room for another that can take from fewer.
 */
function sharesOf(takings: readonly Taking[], { lines }: Bill): number[] {
  const left = lines.map(({ fen }) => fen)
  const taken = takings.map(() => lines.map(() => 0))
  const place = (one: number, fen: number, tried: Set<number>): number => {
    for (const [i, { category }] of lines.entries()) {
      if (tried.has(i) || !applies(takings[one], category)) continue
      tried.add(i)
      let room = Math.min(fen, left[i])
      left[i] -= room
      for (let other = 0; room === 0 && other < takings.length; other += 1) {
        if (taken[other][i] === 0) continue
        room = place(other, Math.min(fen, taken[other][i]), tried)
        taken[other][i] -= room
      }
      taken[one][i] += room
      if (room > 0) return room
    }
    return 0
  }
  return takings.map(({ fen }, one) => {
    let missing = fen
    for (let room = -1; missing > 0 && room !== 0; missing -= room) room = place(one, missing, new Set())
    return fen - missing
  })
}

/** Whether a coupon can be used on a bill now and what it takes off, or what is in the way and by how much. */
export function couponVerdict({ terms, validFromMs, expiresAtMs, ended }: HeldCoupon, bill: Bill, nowMs: number): CouponVerdict {
  const { scope, thresholdFen, stacks } = terms
  if (ended) return { reason: ended }
  if (expiresAtMs <= nowMs) return { reason: 'EXPIRED' }
  if (validFromMs > nowMs) return { reason: 'NOT_YET', fromMs: validFromMs }
  if (scope !== 'any' && scope !== bill.place) return { reason: 'WRONG_PLACE' }
  const goods = bill.lines.filter(({ category, fen }) => fen > 0 && applies(terms, category))
  const goodsFen = sum(goods)
  // What needs no goods, like a cup on the house, needs no bill either.
  if (goods.length === 0 && (takesOff(terms) || terms.categories.length > 0)) return { reason: 'NO_MATCHING_GOODS' }
  if (goodsFen < thresholdFen) return { reason: 'BELOW_THRESHOLD', missingFen: thresholdFen - goodsFen }
  if (!stacks && bill.used?.alone) return { reason: 'ONE_PER_BILL' }
  const takings = [...(bill.used?.takings ?? []), { categories: terms.categories, fen: worthOf(terms, goodsFen) }]
  const savedFen = sharesOf(takings, bill)[takings.length - 1]
  return takesOff(terms) && savedFen === 0 ? { reason: 'NOTHING_LEFT' } : { reason: null, savedFen }
}

interface Usable {
  id: string
  terms: CouponTerms
  expiresAtMs: number
  savedFen: number
}

export interface Chosen {
  id: string
  savedFen: number
}

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b))
const endsFirst = (a: Usable, b: Usable) => a.expiresAtMs - b.expiresAtMs || byText(a.id, b.id)

/** What each takes off when they are used together, those that end first before the others. */
function together(coupons: readonly Usable[], bill: Bill): Chosen[] {
  const shares = sharesOf([...(bill.used?.takings ?? []), ...coupons.map(({ terms, savedFen }) => ({ categories: terms.categories, fen: savedFen }))], bill).slice(-coupons.length)
  return coupons.map(({ id }, i) => ({ id, savedFen: shares[i] })).filter(({ savedFen }) => savedFen > 0)
}

const total = (chosen: readonly Chosen[]) => chosen.reduce((fen, { savedFen }) => fen + savedFen, 0)

/**
 * Which coupons take most off a bill: all that may be used beside others, and of the others at most one; between equals those
 * that end first. One for shipping comes along when it costs none of the others its place. Items are the member's to ask for.
 */
export function bestCoupons(coupons: readonly (HeldCoupon & { id: string })[], bill: Bill, nowMs: number): { chosen: Chosen[]; savedFen: number } {
  const usable = coupons
    .flatMap((coupon): Usable[] => {
      const verdict = couponVerdict(coupon, bill, nowMs)
      return verdict.reason === null ? [{ ...coupon, savedFen: verdict.savedFen }] : []
    })
    .sort(endsFirst)
  const saving = usable.filter(({ savedFen }) => savedFen > 0)
  const beside = saving.filter(({ terms }) => terms.stacks)
  let chosen = together(beside, bill)
  for (const one of saving.filter(({ terms }) => !terms.stacks)) {
    const other = together([...beside, one].sort(endsFirst), bill)
    if (total(other) > total(chosen)) chosen = other
  }
  const shipping = usable.find(({ terms }) => terms.effect === 'free_shipping' && terms.stacks)
  return { chosen: shipping ? [...chosen, { id: shipping.id, savedFen: 0 }] : chosen, savedFen: total(chosen) }
}
