import { usualBill } from '../../../brand/categories'
import { bestCoupons, couponVerdict, type CouponVerdict, type HeldCoupon } from '../../../loyalty/coupons'
import { readStored, writeStored } from '../../platform/storage'
import type { Coupon } from '../../state/coupons'
import type { Line } from '../../text/bills'

export interface MyBill {
  place: 'store' | 'online'
  lines: Line[]
}

const slot = 'coupon-bill'

/** What the member said last on this phone, or an everyday one. */
export const keptBill = () => readStored<MyBill>(slot) ?? usualBill
export const keepBill = (bill: MyBill) => void writeStored(slot, bill)

export interface Judged {
  coupon: Coupon
  verdict: CouponVerdict
  /** One of those that together take most off. */
  best: boolean
}

const ends: Partial<Record<Coupon['state'], HeldCoupon['ended']>> = { used: 'USED', given: 'GIVEN', gifted: 'OFFERED' }

const held = ({ couponId, terms, validFrom, expiresAt, state }: Coupon) => ({
  id: couponId,
  terms,
  validFromMs: Date.parse(validFrom),
  expiresAtMs: Date.parse(expiresAt),
  ended: ends[state] ?? null,
})

const saved = ({ verdict }: Judged) => (verdict.reason === null ? verdict.savedFen : 0)
/** What lacks least comes first; what lacks something else than money after it. */
const missing = ({ verdict }: Judged) => (verdict.reason === 'BELOW_THRESHOLD' ? verdict.missingFen : Infinity)
const rising = (a: number, b: number) => (a === b ? 0 : a - b)

/** The coupons by the server's own rules: those of use for a bill, the best first, and the others, the closest first. */
export function judge(coupons: readonly Coupon[], bill: MyBill, nowMs: number): { usable: Judged[]; notNow: Judged[]; savedFen: number; together: number } {
  const { chosen, savedFen } = bestCoupons(coupons.map(held), bill, nowMs)
  const judged = coupons.map((coupon): Judged => ({
    coupon,
    verdict: couponVerdict(held(coupon), bill, nowMs),
    best: chosen.some(({ id, savedFen: off }) => off > 0 && id === coupon.couponId),
  }))
  return {
    usable: judged.filter(({ verdict }) => verdict.reason === null).sort((a, b) => Number(b.best) - Number(a.best) || saved(b) - saved(a)),
    notNow: judged.filter(({ verdict }) => verdict.reason !== null).sort((a, b) => rising(missing(a), missing(b))),
    savedFen,
    together: chosen.filter(({ savedFen: off }) => off > 0).length,
  }
}
