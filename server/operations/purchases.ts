import { programme } from '../../brand/programme'
import { purchaseAccrual, refundDue } from '../../loyalty/accrual'
import { dayOf } from '../../loyalty/calendar'
import { ruleAt } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { accrue, earnedToday } from '../ledger/accrue'
import { takeBack } from '../ledger/reverse'
import { Problem } from '../problem'
import { raiseTier } from '../tier-term'

type Shown = Answer<'recordPurchase'>

interface Sale {
  memberId: string
  receiptNumber: string
  paidFen: number
  label: string
  /** null: an order of the online shop. */
  at: { storeId: string; staffId: string } | null
}

/** A tier is looked up fresh: somebody who has left the store keeps a token, and may do nothing with it. */
async function staffStore(tx: Tx, staffId: string): Promise<{ storeId: string; storeName: string }> {
  const row = await tx.selectFrom('staff').innerJoin('store', 'store.store_id', 'staff.store_id').select(['store.store_id', 'store.name']).where('staff_id', '=', staffId).executeTakeFirst()
  if (!row) throw new Problem('FORBIDDEN', { detail: 'this session is of nobody on the staff' })
  return { storeId: row.store_id, storeName: row.name }
}

async function addSpend(tx: Tx, memberId: string, paidAt: number, fen: number): Promise<void> {
  const day = dayOf(paidAt, programme.utcOffsetMinutes)
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
  const purchaseId = context.newId()
  const claimed = await tx
    .insertInto('receipt_claim')
    .values({ receipt_number: receiptNumber, member_id: memberId, purchase_id: purchaseId })
    .onConflict((on) => on.doNothing())
    .returning('receipt_number')
    .executeTakeFirst()
  if (!claimed) throw new Problem('SOURCE_ALREADY_USED', { field: 'receiptNumber' })
  const rule = ruleAt(context.rules, now)
  const before = await earnedToday(tx, context, memberId)
  const accrual = purchaseAccrual({ paidFen, tier: tierById(rule.ladder, member.tier_id), firstOrder: member.purchase_count === 0, earnedToday: before, rule })
  member.purchase_count += 1
  await tx.updateTable('member').set({ purchase_count: member.purchase_count }).where('member_id', '=', memberId).execute()
  await addSpend(tx, memberId, now, paidFen)
  // A purchase too small to earn anything leaves no entry; one that the cap leaves without points does, to say so.
  const tellable = accrual.growth > 0 || accrual.lines[0].points > 0
  const cause = { source: 'purchase', sourceId: purchaseId, rule: 'purchase', label } as const
  const entry = tellable ? await accrue(tx, context, member, cause, accrual, rule.expiry, { before }) : null
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
    })
    .execute()
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
  return sell(tx, context, { ...body, label: storeName, at: { storeId, staffId } })
}

export async function refund(tx: Tx, context: Context, memberId: string, purchaseId: string, refundFen: number): Promise<Shown> {
  const member = await openAccount(tx, context, memberId, 'NOT_FOUND')
  const purchases = () => tx.selectFrom('purchase').selectAll().where('member_id', '=', memberId).where('purchase_id', '=', purchaseId)
  const purchase = await purchases().executeTakeFirst()
  if (!purchase) throw new Problem('NOT_FOUND')
  const refundedFen = purchase.refunded_fen + refundFen
  if (refundedFen > purchase.paid_fen) throw new Problem('REFUND_TOO_LARGE', { field: 'refundFen' })
  const due = (earned: number, takenBack: number) => refundDue({ earned, takenBack, paidFen: purchase.paid_fen, refundedFen })
  const points = due(purchase.points_earned, purchase.points_taken_back)
  const growth = due(purchase.growth_earned, purchase.growth_taken_back)
  await addSpend(tx, memberId, purchase.paid_at.getTime(), -refundFen)
  const original =
    purchase.entry_seq === null || points + growth === 0
      ? null
      : await tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', memberId).where('seq', '=', purchase.entry_seq).executeTakeFirstOrThrow()
  const cause = { source: 'refund', sourceId: context.newId(), label: purchase.label } as const
  const entry = original && (await takeBack(tx, context, member, original, { points, growth }, cause))
  await tx
    .updateTable('purchase')
    .set({
      refunded_fen: refundedFen,
      points_taken_back: purchase.points_taken_back - (entry?.points ?? 0),
      growth_taken_back: purchase.growth_taken_back - (entry?.growth ?? 0),
    })
    .where('member_id', '=', memberId)
    .where('purchase_id', '=', purchaseId)
    .execute()
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
