import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf } from '../../loyalty/calendar'
import type { Context } from '../context'
import { cardCoupon, shownCoupon } from '../coupons'
import type { Tx } from '../database'
import { accrueGift, earnedBy } from '../ledger/accrue'
import type { Member } from '../ledger/post'
import type { ProblemCode } from '../problem'
import { askerOf, giftKind, giftOf, standing } from './standing'
import type { Card, CardState, GiftKind } from './standing'

type Given = components['schemas']['CardGiven']
export type Claimed = { given: Given; refused: null } | { given: null; refused: ProblemCode }

const refusals: Record<Exclude<CardState, 'open' | 'mine'>, ProblemCode> = {
  voided: 'CODE_EXPIRED',
  expired: 'CODE_EXPIRED',
  not_yet: 'NOT_OPEN_YET',
  taken: 'CODE_USED',
  enough: 'CARDS_ENOUGH',
}

/** The points of a card; the beginning of its hash names it well enough. */
const causeOf = ({ code_hash }: Card) => ({ source: 'package_card', sourceId: code_hash.slice(0, 16), rule: 'package_card', label: null }) as const

/** Takes the card, unless somebody else or the day was faster. */
async function take(tx: Tx, context: Context, { code_hash, batch_id }: Card, memberId: string, kind: GiftKind, joined: boolean): Promise<boolean> {
  const at = new Date(context.now())
  const today = dayOf(context.now(), programme.utcOffsetMinutes)
  const { numUpdatedRows } = await tx
    .updateTable('package_card')
    // Whoever claims it has it in hand, also when nobody has looked at it before.
    .set({ claimed_by: memberId, claimed_at: at, first_scanned_at: sql<Date>`coalesce(first_scanned_at, ${at}::timestamptz)`, kind, joined })
    .where('code_hash', '=', code_hash)
    .where('claimed_by', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('card_batch')
          .select('batch_id')
          .where('batch_id', '=', batch_id)
          .where('voided_at', 'is', null)
          .where('valid_from', '<=', today)
          .where('valid_until', '>=', today),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What a card of somebody's has given them. */
async function givenBy(tx: Tx, context: Context, card: Card, ownerId: string, kind: GiftKind): Promise<Given> {
  const ofCards = tx.selectFrom('coupon').selectAll().where('member_id', '=', ownerId).where('source', '=', 'package_card')
  // Only a welcome gives coupons, and there is one.
  const coupons = kind === 'welcome' ? await ofCards.orderBy('coupon_id').execute() : []
  const entry = await earnedBy(tx, ownerId, causeOf(card))
  return { kind, points: entry?.points ?? 0, coupons: coupons.map((coupon) => shownCoupon(coupon, context.now())) }
}

/**
 * Gives what the card gives, once; to the same member again it is what was given. The account must be open, and the card be looked
 * up since. What is refused has changed nothing, so that whoever joins with the card still joins.
 */
export async function claimCard(tx: Tx, context: Context, member: Member, card: Card, joined: boolean): Promise<Claimed> {
  if (member.ends_at) return { given: null, refused: 'MEMBERSHIP_ENDING' }
  const asker = await askerOf(tx, context, member.member_id)
  const state = standing(card, asker, context.now())
  const kind = giftKind(card, asker)
  if (state === 'mine') return { given: await givenBy(tx, context, card, card.claimed_by ?? member.member_id, kind), refused: null }
  if (state !== 'open') return { given: null, refused: refusals[state] }
  if (!(await take(tx, context, card, member.member_id, kind, joined))) return { given: null, refused: 'CODE_USED' }
  const { giftId, welcome, thanks } = giftOf(card)
  const { points } = kind === 'welcome' ? welcome : thanks
  if (kind === 'welcome') {
    for (const { couponKind } of welcome.coupons) await cardCoupon(tx, context, member.member_id, couponKind, `${giftId}:${couponKind}`)
  }
  if (points > 0) await accrueGift(tx, context, member, causeOf(card), points)
  return { given: await givenBy(tx, context, card, member.member_id, kind), refused: null }
}
