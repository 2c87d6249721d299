import type { Selectable } from 'kysely'
import { reviewTags } from '../../brand/reviews'
import type { components } from '../../contract/types.gen'
import { canBeReviewed, reviewableMs } from '../../loyalty/activities'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tables, Tx } from '../database'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { countedBy } from '../tasks/counted'
import { recordEvent } from '../tasks/events'
import { memberOf } from './member-profile'

type Shown = components['schemas']['MyPurchase']
type Purchase = Selectable<Tables['purchase']>
type Review = Selectable<Tables['review']>

const atMost = 30

const reviewable = ({ paid_fen, refunded_fen, paid_at }: Purchase, now: number) =>
  canBeReviewed({ paidFen: paid_fen, refundedFen: refunded_fen, paidAtMs: paid_at.getTime() }, now)

function shown(purchase: Purchase, review: Review | undefined, now: number): Shown {
  return {
    purchaseId: purchase.purchase_id,
    label: purchase.label,
    receiptNumber: purchase.receipt_number,
    paidFen: purchase.paid_fen,
    refundedFen: purchase.refunded_fen,
    paidAt: purchase.paid_at.toISOString(),
    reviewable: !review && reviewable(purchase, now),
    review: review ? { stars: review.stars, text: review.text, tags: review.tags as unknown as string[], at: review.at.toISOString() } : null,
  }
}

const reviewsOf = (tx: Tx, memberId: string, purchaseIds: string[]) =>
  tx.selectFrom('review').selectAll().where('member_id', '=', memberId).where('purchase_id', 'in', purchaseIds).execute()

export async function listPurchases(call: Call<'listPurchases'>): Promise<Answer<'listPurchases'>> {
  const { context, tx } = call
  const { member_id } = await memberOf(tx, signedIn(call))
  const now = context.now()
  const rows = await tx
    .selectFrom('purchase')
    .selectAll()
    .where('member_id', '=', member_id)
    .where('paid_at', '>', new Date(now - reviewableMs))
    .orderBy('paid_at', 'desc')
    .orderBy('purchase_id', 'desc')
    .limit(atMost)
    .execute()
  const reviews = rows.length === 0 ? [] : await reviewsOf(tx, member_id, rows.map(({ purchase_id }) => purchase_id))
  const of = (purchase: Purchase) => reviews.find(({ purchase_id }) => purchase_id === purchase.purchase_id)
  return { purchases: rows.map((row) => shown(row, of(row), now)), tags: reviewTags }
}

/** Errors: NOT_FOUND, REVIEW_DONE, REVIEW_IMPOSSIBLE. */
export async function reviewPurchase(call: Call<'reviewPurchase'>): Promise<Answer<'reviewPurchase'>> {
  const { context, tx, params, body } = call
  const { stars, text = '', tags = [] } = body
  if (!tags.every((tag) => reviewTags.includes(tag))) throw new Problem('BAD_REQUEST', { field: 'tags', detail: 'a tag that is not offered' })
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { member_id } = member
  const purchase = await tx.selectFrom('purchase').selectAll().where('member_id', '=', member_id).where('purchase_id', '=', params.purchaseId).executeTakeFirst()
  if (!purchase) throw new Problem('NOT_FOUND', { field: 'purchaseId' })
  if ((await reviewsOf(tx, member_id, [purchase.purchase_id])).length > 0) throw new Problem('REVIEW_DONE')
  if (!reviewable(purchase, context.now())) throw new Problem('REVIEW_IMPOSSIBLE')
  const review = await tx
    .insertInto('review')
    .values({ member_id, purchase_id: purchase.purchase_id, stars, text: text.trim(), tags: JSON.stringify(tags), at: new Date(context.now()) })
    .returningAll()
    .executeTakeFirstOrThrow()
  await recordEvent(tx, context, member, { kind: 'review', sourceId: purchase.purchase_id, subject: purchase.store_id })
  return { purchase: shown(purchase, review, context.now()), counted: await countedBy(tx, member_id, 'review', [purchase.purchase_id]) }
}
