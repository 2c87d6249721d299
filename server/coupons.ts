import type { Selectable } from 'kysely'
import { couponKinds } from '../brand/coupons'
import { programme } from '../brand/programme'
import type { components } from '../contract/types.gen'
import { addDays, dayOf, daysBetween, startOfDay } from '../loyalty/calendar'
import type { CouponKind, CouponTerms, HeldCoupon } from '../loyalty/coupons'
import { lastUsableDay } from '../loyalty/lots'
import { newCode } from './code'
import type { Context } from './context'
import type { Tables, Tx } from './database'
import { Problem } from './problem'

export type Coupon = Selectable<Tables['coupon']>
type Shown = components['schemas']['Coupon']
const offset = programme.utcOffsetMinutes

export function couponKind(name: string): CouponKind {
  const kind = couponKinds.find((candidate) => candidate.couponKind === name)
  if (!kind) throw new Error(`the brand knows no coupon ${name}`)
  return kind
}

type Source = Pick<Coupon, 'member_id' | 'source' | 'source_id'>

/** Gives a coupon for a source, once: asked again it is the coupon that was given. The member's row must be locked. */
async function once(tx: Tx, context: Context, { member_id, source, source_id }: Source, terms: Omit<Coupon, keyof Source | 'coupon_id' | 'code' | 'issued_at'>): Promise<Coupon> {
  const given = await tx
    .selectFrom('coupon')
    .selectAll()
    .where('member_id', '=', member_id)
    .where('source', '=', source)
    .where('source_id', '=', source_id)
    .executeTakeFirst()
  if (given) return given
  const coupon: Coupon = { ...terms, member_id, source, source_id, coupon_id: context.newId(), code: newCode(12), issued_at: new Date(context.now()) }
  await tx.insertInto('coupon').values(coupon).execute()
  await tx.insertInto('coupon_code').values({ code: coupon.code, member_id, coupon_id: coupon.coupon_id }).execute()
  return coupon
}

/** Nothing has become of a coupon yet. */
const untouched = { used_at: null, voided_at: null, gift_id: null, gift_until: null, given_at: null }

async function issue(tx: Tx, context: Context, memberId: string, kind: CouponKind, source: Shown['source'], sourceId: string): Promise<Coupon> {
  const now = context.now()
  const dayStart = (days: number) => new Date(startOfDay(addDays(dayOf(now, offset), days), offset))
  return once(tx, context, { member_id: memberId, source, source_id: sourceId }, {
    ...untouched,
    coupon_kind: kind.couponKind,
    name: kind.name,
    effect: kind.effect,
    amount_fen: kind.amountFen,
    threshold_fen: kind.thresholdFen,
    scope: kind.scope,
    short_name: kind.shortName,
    percent_off: kind.percentOff,
    max_off_fen: kind.maxOffFen,
    categories: JSON.stringify(kind.categories),
    stacks: kind.stacks,
    valid_from: kind.fromDays === undefined ? new Date(now) : dayStart(kind.fromDays),
    expires_at: dayStart(kind.validDays + 1),
  })
}

/** A friend's coupon with its terms and its end, under a code of its own; once per gift. */
export async function receivedCoupon(tx: Tx, context: Context, memberId: string, coupon: Coupon, giftId: string): Promise<Coupon> {
  return once(tx, context, { member_id: memberId, source: 'gift', source_id: giftId }, { ...coupon, ...untouched })
}

/** A coupon of another card of the same person, under a code of its own; once per merge. The member's row must be locked. */
export async function broughtCoupon(tx: Tx, context: Context, memberId: string, coupon: Coupon, mergeId: string): Promise<Coupon> {
  return once(tx, context, { member_id: memberId, source: 'merge', source_id: `${mergeId}:${coupon.coupon_id}` }, { ...coupon, ...untouched })
}

export function couponFor(tx: Tx, context: Context, memberId: string, kind: CouponKind, redemption: { id: string; automatic: boolean }): Promise<Coupon> {
  return issue(tx, context, memberId, kind, redemption.automatic ? 'auto_redemption' : 'redemption', redemption.id)
}

/** Gives a benefit's coupon, once per sourceId however often it is asked for. The member's row must be locked by openAccount. */
export function grantCoupon(tx: Tx, context: Context, memberId: string, kind: string, sourceId: string): Promise<Coupon> {
  return issue(tx, context, memberId, couponKind(kind), 'benefit', sourceId)
}

/** What a finished task brings, once per sourceId. The member's row must be locked by openAccount. */
export function taskCoupon(tx: Tx, context: Context, memberId: string, kind: string, sourceId: string): Promise<Coupon> {
  return issue(tx, context, memberId, couponKind(kind), 'task', sourceId)
}

/** What a package card brings, once per sourceId. The member's row must be locked by openAccount. */
export function cardCoupon(tx: Tx, context: Context, memberId: string, kind: string, sourceId: string): Promise<Coupon> {
  return issue(tx, context, memberId, couponKind(kind), 'package_card', sourceId)
}

/** After its redemption was cancelled it is nobody's, and its code is no code. Errors: COUPON_USED. The member's row must be locked. */
export async function voidCoupon(tx: Tx, context: Context, memberId: string, couponId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('coupon')
    .set({ voided_at: new Date(context.now()) })
    .where('member_id', '=', memberId)
    .where('coupon_id', '=', couponId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('given_at', 'is', null)
    .where((is) => is.or([is('gift_until', 'is', null), is('gift_until', '<=', new Date(context.now()))]))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('COUPON_USED')
}

export function shownTerms({ effect, amountFen, percentOff, maxOffFen, thresholdFen, scope, categories, stacks, shortName }: CouponTerms): Shown['terms'] {
  return { effect, amountFen, percentOff, maxOffFen, thresholdFen, scope, categories, stacks, shortName }
}

export function termsOf(coupon: Coupon): CouponTerms {
  return {
    effect: coupon.effect as CouponTerms['effect'],
    amountFen: coupon.amount_fen,
    percentOff: coupon.percent_off,
    maxOffFen: coupon.max_off_fen,
    thresholdFen: coupon.threshold_fen,
    scope: coupon.scope as CouponTerms['scope'],
    categories: JSON.parse(coupon.categories) as string[],
    stacks: coupon.stacks,
    shortName: coupon.short_name,
  }
}

/** As the rules of coupons see it. */
export function heldCoupon(coupon: Coupon, now: number): HeldCoupon {
  const offered = coupon.gift_until !== null && coupon.gift_until.getTime() > now
  const ended = coupon.used_at ? 'USED' : coupon.voided_at ? 'VOIDED' : coupon.given_at ? 'GIVEN' : offered ? 'OFFERED' : null
  return { terms: termsOf(coupon), validFromMs: coupon.valid_from.getTime(), expiresAtMs: coupon.expires_at.getTime(), ended }
}

function stateOf({ used_at, given_at, valid_from, expires_at, gift_until }: Coupon, now: number): Shown['state'] {
  if (used_at) return 'used'
  if (given_at) return 'given'
  if (expires_at.getTime() <= now) return 'expired'
  if (gift_until && gift_until.getTime() > now) return 'gifted'
  return valid_from.getTime() > now ? 'soon' : 'usable'
}

export function shownCoupon(coupon: Coupon, now: number): Shown {
  const expiresOn = lastUsableDay(coupon.expires_at.getTime(), offset)
  return {
    couponId: coupon.coupon_id,
    code: coupon.code,
    name: coupon.name,
    terms: shownTerms(termsOf(coupon)),
    source: coupon.source as Shown['source'],
    state: stateOf(coupon, now),
    giftUntil: coupon.gift_until && !coupon.given_at && coupon.gift_until.getTime() > now ? coupon.gift_until.toISOString() : null,
    issuedAt: coupon.issued_at.toISOString(),
    validFrom: coupon.valid_from.toISOString(),
    expiresAt: coupon.expires_at.toISOString(),
    expiresOn,
    daysLeft: daysBetween(dayOf(now, offset), expiresOn),
    usedAt: coupon.used_at && coupon.used_at.toISOString(),
  }
}
