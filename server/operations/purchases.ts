import { programme } from '../../brand/programme'
import { purchaseAccrual, refundDue } from '../../loyalty/accrual'
import { dayOf } from '../../loyalty/calendar'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { noteFirstPurchase, settleInvited, withdrawInvitation } from '../invitations'
import { mustStay, openAccount } from '../ledger/account'
import { accrue, countDay } from '../ledger/accrue'
import { giveMonthlyBonus, takeBackMonthlyBonus } from '../ledger/monthly-bonus'
import { takeBack } from '../ledger/reverse'
import { keeperOf, lockChain } from '../merge/cards'
import { occasionNow } from '../occasion'
import { Problem } from '../problem'
import { isSpent } from '../spent-receipts'
import { amendEvent, recordEvent } from '../tasks/events'
import { useBoost } from '../tier-boost'
import { lowerTierAfterRefund, raiseTier } from '../tier-term'

type Shown = Answer<'recordPurchase'>
const offset = programme.utcOffsetMinutes

interface Sale {
  memberId: string
  receiptNumber: string
  paidFen: number
  label: string
  /** null: an order of the online shop. */
  at: { storeId: string; staffId: string } | null
}

/** Looked up fresh: somebody who has left the store keeps a token, and may do nothing with it. */
export async function staffStore(tx: Tx, staffId: string): Promise<{ storeId: string; storeName: string }> {
  const row = await tx.selectFrom('staff').innerJoin('store', 'store.store_id', 'staff.store_id').select(['store.store_id', 'store.name']).where('staff_id', '=', staffId).executeTakeFirst()
  if (!row) throw new Problem('FORBIDDEN', { detail: 'this session is of nobody on the staff' })
  return { storeId: row.store_id, storeName: row.name }
}

async function addSpend(tx: Tx, memberId: string, day: string, fen: number): Promise<void> {
  if (fen < 0) {
    await tx.updateTable('spend_day').set((is) => ({ fen: is('fen', '+', fen) })).where('member_id', '=', memberId).where('day', '=', day).execute()
    return
  }
  await tx
    .insertInto('spend_day')
    .values({ member_id: memberId, day, fen })
    .onConflict((on) => on.columns(['member_id', 'day']).doUpdateSet((is) => ({ fen: is('spend_day.fen', '+', fen) })))
    .execute()
}

export async function sell(tx: Tx, context: Context, sale: Sale): Promise<Shown> {
  const { memberId, receiptNumber, paidFen, label } = sale
  const now = context.now()
  const member = await openAccount(tx, context, memberId, 'NOT_FOUND')
  mustStay(member)
  if (member.merged_into) throw new Problem('NOT_FOUND', { detail: 'this card was merged into another' })
  const purchaseId = context.newId()
  const claimed = await tx
    .insertInto('receipt_claim')
    .values({ receipt_number: receiptNumber, member_id: memberId, purchase_id: purchaseId })
    .onConflict((on) => on.doNothing())
    .returning('receipt_number')
    .executeTakeFirst()
  if (!claimed || (await isSpent(tx, context, receiptNumber))) throw new Problem('SOURCE_ALREADY_USED', { field: 'receiptNumber' })
  const rule = ruleAt(context.rules, now)
  const occasion = await occasionNow(tx, context, member, member.tier_id)
  const accrual = purchaseAccrual(paidFen, occasion, rule)
  if (occasion.boost) await useBoost(tx, member, occasion.boost)
  member.purchase_count += 1
  await tx.updateTable('member').set({ purchase_count: member.purchase_count }).where('member_id', '=', memberId).execute()
  await addSpend(tx, memberId, occasion.day, paidFen)
  // A purchase too small to earn anything leaves no entry; one that the cap leaves without points does, to say so.
  const tellable = accrual.growth > 0 || accrual.lines[0].points > 0 || accrual.points > 0
  const cause = { source: 'purchase', sourceId: purchaseId, rule: 'purchase', label } as const
  const entry = tellable ? await accrue(tx, context, member, cause, accrual, rule.expiry, occasion.today) : null
  await raiseTier(tx, context, member)
  await tx
    .insertInto('purchase')
    .values({
      member_id: memberId,
      purchase_id: purchaseId,
      store_id: sale.at?.storeId ?? null,
      staff_id: sale.at?.staffId ?? null,
      label,
      receipt_number: receiptNumber,
      paid_fen: paidFen,
      paid_at: new Date(now),
      entry_seq: entry?.seq ?? null,
      points_earned: accrual.points,
      growth_earned: accrual.growth,
      order_number: occasion.orderNumber,
      tier_id: occasion.tier.tierId,
    })
    .execute()
  await recordEvent(tx, context, member, { kind: 'purchase', sourceId: purchaseId, subject: sale.at?.storeId, amount: paidFen })
  if (sale.at) await recordEvent(tx, context, member, { kind: 'store_visit', sourceId: `${sale.at.storeId}:${dayOf(now, offset)}`, subject: sale.at.storeId })
  if (member.purchase_count === 1) await noteFirstPurchase(tx, context, memberId, purchaseId)
  await giveMonthlyBonus(tx, context, member, rule)
  return {
    purchaseId,
    memberId,
    storeName: label,
    receiptNumber,
    paidFen,
    refundedFen: 0,
    paidAt: new Date(now).toISOString(),
    points: accrual.points,
    growth: accrual.growth,
    balanceAfter: member.points_available,
    entryId: entry?.entry_id ?? null,
  }
}

export async function recordPurchase(call: Call<'recordPurchase'>): Promise<Answer<'recordPurchase'>> {
  const { context, tx, body } = call
  const staffId = signedIn(call).subjectId
  const { storeId, storeName } = await staffStore(tx, staffId)
  // What is bought with a card that was merged counts on the one that was kept.
  return sell(tx, context, { ...body, memberId: await keeperOf(tx, body.memberId), label: storeName, at: { storeId, staffId } })
}

/**
 * Gives money back: points and growth are asked back in proportion, what is no longer there is forgiven for good, the day's
 * cap gets back what was taken, and a monthly bonus and a tier that the purchase had carried are judged anew.
 * Errors: NOT_FOUND, REFUND_TOO_LARGE.
 */
export async function refund(tx: Tx, context: Context, memberId: string, purchaseId: string, refundFen: number): Promise<Shown> {
  await lockChain(tx, memberId)
  const member = await openAccount(tx, context, memberId, 'NOT_FOUND')
  const purchases = () => tx.selectFrom('purchase').selectAll().where('member_id', '=', memberId).where('purchase_id', '=', purchaseId)
  const purchase = await purchases().executeTakeFirst()
  if (!purchase) throw new Problem('NOT_FOUND')
  const refundedFen = purchase.refunded_fen + refundFen
  if (refundedFen > purchase.paid_fen) throw new Problem('REFUND_TOO_LARGE', { field: 'refundFen' })
  // What has settled by now stands, whether the upkeep has come by or not.
  await settleInvited(tx, context, member)
  const due = (earned: number, settled: number) => refundDue({ earned, settled, paidFen: purchase.paid_fen, refundedFen })
  const points = due(purchase.points_earned, purchase.points_taken_back)
  const growth = due(purchase.growth_earned, purchase.growth_taken_back)
  const day = dayOf(purchase.paid_at.getTime(), offset)
  await addSpend(tx, memberId, day, -refundFen)
  const original =
    purchase.entry_seq === null || points + growth === 0
      ? null
      : await tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', memberId).where('seq', '=', purchase.entry_seq).executeTakeFirstOrThrow()
  const cause = { source: 'refund', sourceId: context.newId(), label: purchase.label } as const
  const told = { refundedFen, paidFen: purchase.paid_fen, earnedPoints: purchase.points_earned }
  const entry = original && (await takeBack(tx, context, member, original, { points, growth }, cause, told))
  const taken = -(entry?.points ?? 0)
  if (entry) await countDay(tx, memberId, day, { points: entry.points, purchaseGrowth: entry.growth })
  await tx
    .updateTable('purchase')
    .set({
      refunded_fen: refundedFen,
      points_taken_back: purchase.points_taken_back + points,
      points_forgiven: purchase.points_forgiven + points - taken,
      growth_taken_back: purchase.growth_taken_back - (entry?.growth ?? 0),
    })
    .where('member_id', '=', memberId)
    .where('purchase_id', '=', purchaseId)
    .execute()
  await amendEvent(tx, context, member, { kind: 'purchase', sourceId: purchaseId, amount: purchase.paid_fen - refundedFen })
  if (refundedFen === purchase.paid_fen) await amendEvent(tx, context, member, { kind: 'review', sourceId: purchaseId, amount: 0 })
  if (refundedFen === purchase.paid_fen) await withdrawInvitation(tx, context, memberId, purchaseId)
  await takeBackMonthlyBonus(tx, context, member, purchase.paid_at.getTime())
  await lowerTierAfterRefund(tx, context, member.merged_into ? await openAccount(tx, context, await keeperOf(tx, memberId), 'NOT_FOUND') : member)
  return {
    purchaseId,
    memberId,
    storeName: purchase.label,
    receiptNumber: purchase.receipt_number,
    paidFen: purchase.paid_fen,
    refundedFen,
    paidAt: purchase.paid_at.toISOString(),
    points: entry?.points ?? 0,
    growth: entry?.growth ?? 0,
    balanceAfter: member.points_available,
    entryId: entry?.entry_id ?? null,
  }
}

export async function refundPurchase(call: Call<'refundPurchase'>): Promise<Answer<'refundPurchase'>> {
  const { context, tx, body, params } = call
  await staffStore(tx, signedIn(call).subjectId)
  return refund(tx, context, body.memberId, params.purchaseId, body.refundFen)
}
