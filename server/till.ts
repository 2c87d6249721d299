import type { Selectable } from 'kysely'
import type { components } from '../contract/types.gen'
import { maskedName } from '../loyalty/leaderboard'
import { ruleAt } from '../loyalty/rules'
import { tierById } from '../loyalty/tiers'
import type { Context } from './context'
import type { Tables, Tx } from './database'
import type { Member } from './ledger/post'
import { Problem } from './problem'
import { isSpent } from './spent-receipts'
import { termNow } from './tier-term'

type Schemas = components['schemas']
export type TillPayment = Selectable<Tables['till_payment']>

export const answerWithinMs = 180_000
export const undoWithinMs = 120_000

/** What time has made of a payment: asked past its deadline it is lapsed, though nobody has written it down. */
export function stateOf(payment: TillPayment, nowMs: number): Schemas['PaymentState'] {
  const lapsed = payment.state === 'asked' && payment.deadline.getTime() <= nowMs
  return lapsed ? 'lapsed' : (payment.state as Schemas['PaymentState'])
}

export async function findPayment(tx: Tx, memberId: string, paymentId: string): Promise<TillPayment | undefined> {
  return tx.selectFrom('till_payment').selectAll().where('member_id', '=', memberId).where('payment_id', '=', paymentId.toLowerCase()).executeTakeFirst()
}

export async function payerOf(tx: Tx, paymentId: string): Promise<string | undefined> {
  return (await tx.selectFrom('till_payment_owner').select('member_id').where('payment_id', '=', paymentId.toLowerCase()).executeTakeFirst())?.member_id
}

/** Changes the row in the database and in memory. */
export async function amend(tx: Tx, payment: TillPayment, change: Partial<TillPayment>): Promise<void> {
  Object.assign(payment, change)
  await tx.updateTable('till_payment').set(change).where('member_id', '=', payment.member_id).where('payment_id', '=', payment.payment_id).execute()
}

export async function entryOf(tx: Tx, { member_id, entry_seq }: TillPayment) {
  if (entry_seq === null) return null
  return tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', member_id).where('seq', '=', entry_seq).executeTakeFirstOrThrow()
}

const storeOf = async (tx: Tx, { store_id }: TillPayment) => (await tx.selectFrom('store').select('name').where('store_id', '=', store_id).executeTakeFirstOrThrow()).name

export async function shownPayment(tx: Tx, context: Context, payment: TillPayment): Promise<Schemas['Payment']> {
  const state = stateOf(payment, context.now())
  const entry = await entryOf(tx, payment)
  return {
    paymentId: payment.payment_id,
    state,
    storeName: await storeOf(tx, payment),
    billFen: payment.bill_fen,
    points: payment.points,
    fen: payment.fen,
    chargeFen: payment.bill_fen - payment.fen,
    receiptNumber: payment.receipt_number,
    askedAt: payment.asked_at.toISOString(),
    deadline: payment.deadline.toISOString(),
    lapsedBy: state === 'lapsed' ? ((payment.lapsed_by ?? 'time') as Schemas['Payment']['lapsedBy']) : null,
    paidAt: payment.paid_at && payment.paid_at.toISOString(),
    undoUntil: state === 'paid' && payment.paid_at ? new Date(payment.paid_at.getTime() + undoWithinMs).toISOString() : null,
    entryId: entry && entry.entry_id,
    balanceAfter: entry && entry.balance_after,
  }
}

/** What a till may know of a member. */
export async function tillMember(tx: Tx, context: Context, member: Member): Promise<Schemas['TillMember']> {
  const { term } = await termNow(tx, context, member)
  const { tierId, name } = tierById(ruleAt(context.rules, context.now()).ladder, term.tierId)
  return { memberId: member.member_id, name: maskedName(member.nickname), tierId, tierName: name }
}

/**
 * A receipt is one payment's at a time: the row is locked to the end of the transaction, after the member's.
 * Errors: SOURCE_ALREADY_USED when another payment of it is paid or waits, or when it has earned as a purchase.
 */
export async function takeReceipt(tx: Tx, context: Context, receiptNumber: string, memberId: string, paymentId: string): Promise<void> {
  const used = () => new Problem('SOURCE_ALREADY_USED', { field: 'receiptNumber' })
  const bought = await tx.selectFrom('receipt_claim').select('receipt_number').where('receipt_number', '=', receiptNumber).executeTakeFirst()
  if (bought || (await isSpent(tx, context, receiptNumber))) throw used()
  const mine = { member_id: memberId, payment_id: paymentId }
  const first = await tx.insertInto('till_receipt').values({ receipt_number: receiptNumber, ...mine }).onConflict((on) => on.doNothing()).returning('receipt_number').executeTakeFirst()
  if (first) return
  const holder = await tx.selectFrom('till_receipt').selectAll().where('receipt_number', '=', receiptNumber).forUpdate().executeTakeFirstOrThrow()
  const other = await findPayment(tx, holder.member_id, holder.payment_id)
  if (other && ['asked', 'paid'].includes(stateOf(other, context.now()))) throw used()
  await tx.updateTable('till_receipt').set(mine).where('receipt_number', '=', receiptNumber).execute()
}

/** Whether the receipt is still this payment's: of two clocks one may have let it lapse already. */
export async function holdsReceipt(tx: Tx, { receipt_number, payment_id }: TillPayment): Promise<boolean> {
  const holder = await tx.selectFrom('till_receipt').select('payment_id').where('receipt_number', '=', receipt_number).forUpdate().executeTakeFirst()
  return holder?.payment_id === payment_id
}
