import { grantCoupon } from '../coupons'
import { offer } from '../coupon-gifts'
import { consumeCoupon } from '../operations/coupon-use'
import type { Coupon } from '../coupons'
import type { Life, Place } from './life'

const hour = 3_600_000

/** A coupon of a life, to speak of it later. */
interface Given {
  coupon: Coupon | null
}

const must = ({ coupon }: Given): Coupon => {
  if (!coupon) throw new Error('it was not given yet')
  return coupon
}

function given(life: Life, at: number, kind: string): Given {
  const { tx, context, memberId } = life
  const it: Given = { coupon: null }
  life.plan(at, life.withAccount(async () => void (it.coupon = await grantCoupon(tx, context, memberId, kind, `story ${kind} ${at}`))))
  return it
}

function used(life: Life, at: number, it: Given, { staffId }: Place, category: string, fen: number): void {
  life.plan(at, () => {
    const { code } = must(it)
    const asked = life.asking({ lines: [{ category, fen }], receiptNumber: `C${code}` })
    return consumeCoupon({ ...asked, caller: { subjectId: staffId, role: 'staff' }, params: { code } })
  })
}

/** A wallet with a coupon in each state, and one for each reason why a bill cannot have it. */
export function fillWallet(life: Life, now: number, wukang: Place): void {
  const ago = (days: number, hours = 0) => now - days * 24 * hour + hours * hour
  used(life, ago(35, 2), given(life, ago(40), 'off-8'), wukang, 'tea', 8800)
  used(life, ago(20, 2), given(life, ago(22), 'refill'), wukang, 'snack', 3200)
  given(life, ago(50), 'off-3')
  for (const kind of ['incense-12', 'off-12', 'ceramics-30', 'refill']) given(life, ago(2), kind)
  const present = given(life, ago(1), 'osmanthus')
  life.plan(ago(0, -2), life.withAccount(() => offer(life.tx, life.context, must(present))))
  // Her birthday is twelve days off.
  given(life, now - 60_000, 'birthday')
}
