import type { components } from '../../contract/types.gen'
import { offered, paidWith, payable } from '../../loyalty/paying'
import type { PayObstacle } from '../../loyalty/paying'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { mustStay, openAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { giveBack } from '../ledger/reverse'
import { openByCode, ownerOfCode, payCodeHash, usePayCode, voidness } from '../pay-code'
import { Problem } from '../problem'
import { amend, answerWithinMs, entryOf, findPayment, payerOf, shownPayment, stateOf, takeReceipt, tillMember, undoWithinMs } from '../till'
import type { TillPayment } from '../till'
import { memberOf } from './member-profile'
import type { Refused } from './product-codes'
import { staffStore } from './purchases'

type Shown = components['schemas']['StaffPayment']
const chips = 6

function missing(obstacle: PayObstacle): components['schemas']['PaymentPreview']['obstacle'] {
  if (obstacle.reason === 'TOO_FEW_POINTS') return { reason: obstacle.reason, missing: obstacle.missingPoints }
  if (obstacle.reason === 'BILL_TOO_SMALL') return { reason: obstacle.reason, missing: obstacle.missingFen }
  return { reason: obstacle.reason, missing: 0 }
}

const shownToStaff = async (tx: Tx, context: Context, member: Member, payment: TillPayment): Promise<Shown> => ({
  member: await tillMember(tx, context, member),
  payment: await shownPayment(tx, context, payment),
})

/** Errors: CODE_UNKNOWN, CODE_EXPIRED, CODE_USED, CODE_TRIES_SPENT. */
export async function previewPayment(call: Call<'previewPayment'>): Promise<Answer<'previewPayment'> | Refused> {
  const { context, tx, body } = call
  const staffId = signedIn(call).subjectId
  await staffStore(tx, staffId)
  const found = await openByCode(tx, context, staffId, payCodeHash(context, body.payCode))
  if ('refused' in found) return found
  const { member } = found
  const rule = ruleAt(context.rules, context.now())
  const can = payable(body.billFen, member.points_available, rule)
  return {
    member: await tillMember(tx, context, member),
    available: member.points_available,
    billFen: body.billFen,
    choices: offered(can, rule, chips),
    obstacle: 'obstacle' in can ? missing(can.obstacle) : null,
  }
}

/** The same question again, or another under its id. */
function mustBeSame(payment: TillPayment, staffId: string, codeHash: string, { billFen, points, receiptNumber }: Call<'askPayment'>['body']): void {
  const same = payment.staff_id === staffId && payment.code_hash === codeHash && payment.bill_fen === billFen && payment.receipt_number === receiptNumber
  if (!same || (points !== null && points !== payment.points)) throw new Problem('IDEMPOTENCY_KEY_REUSED', { field: 'paymentId' })
}

/** Errors: those of the code, PAYMENT_IMPOSSIBLE, SOURCE_ALREADY_USED, IDEMPOTENCY_KEY_REUSED for an id of another question. */
export async function askPayment(call: Call<'askPayment'>): Promise<Answer<'askPayment'> | Refused> {
  const { context, tx, body } = call
  const staffId = signedIn(call).subjectId
  const { storeId } = await staffStore(tx, staffId)
  const paymentId = body.paymentId.toLowerCase()
  const codeHash = payCodeHash(context, body.payCode)
  const payer = await payerOf(tx, paymentId)
  const owner = payer ? { memberId: payer } : await ownerOfCode(tx, context, staffId, codeHash)
  if ('refused' in owner) return owner
  const member = await openAccount(tx, context, owner.memberId, 'NOT_FOUND')
  // Asked for again, also by one who waited for the account meanwhile.
  const known = await findPayment(tx, member.member_id, paymentId)
  if (known) {
    mustBeSame(known, staffId, codeHash, body)
    return shownToStaff(tx, context, member, known)
  }
  mustStay(member)
  const refused = await voidness(tx, context, member, codeHash)
  if (refused) return { refused }
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const can = payable(body.billFen, member.points_available, rule)
  const most = 'obstacle' in can ? null : can.most
  const choice = body.points === null ? most : paidWith(body.points, body.billFen, member.points_available, rule)
  if (!choice) throw new Problem('PAYMENT_IMPOSSIBLE', { field: 'points' })
  const free = await tx.insertInto('till_payment_owner').values({ payment_id: paymentId, member_id: member.member_id }).onConflict((on) => on.doNothing()).returning('payment_id').executeTakeFirst()
  if (!free) throw new Problem('IDEMPOTENCY_KEY_REUSED', { field: 'paymentId' })
  await usePayCode(tx, member, paymentId)
  await tx
    .updateTable('till_payment')
    .set({ state: 'lapsed', lapsed_by: 'newer' })
    .where('member_id', '=', member.member_id)
    .where('state', '=', 'asked')
    .where('deadline', '>', new Date(now))
    .execute()
  const payment: TillPayment = {
    member_id: member.member_id,
    payment_id: paymentId,
    code_hash: codeHash,
    store_id: storeId,
    staff_id: staffId,
    receipt_number: body.receiptNumber,
    bill_fen: body.billFen,
    points: choice.points,
    fen: choice.fen,
    state: 'asked',
    lapsed_by: null,
    asked_at: new Date(now),
    deadline: new Date(now + answerWithinMs),
    paid_at: null,
    entry_seq: null,
  }
  await tx.insertInto('till_payment').values(payment).execute()
  await takeReceipt(tx, context, body.receiptNumber, member.member_id, paymentId)
  return shownToStaff(tx, context, member, payment)
}

/** A payment of another store is none of theirs. */
function mustBeOf(payment: TillPayment | undefined, storeId: string): TillPayment {
  if (payment?.store_id !== storeId) throw new Problem('NOT_FOUND')
  return payment
}

export async function getPayment(call: Call<'getPayment'>): Promise<Answer<'getPayment'>> {
  const { context, tx, params } = call
  const { storeId } = await staffStore(tx, signedIn(call).subjectId)
  const payer = await payerOf(tx, params.paymentId)
  if (!payer) throw new Problem('NOT_FOUND')
  const payment = mustBeOf(await findPayment(tx, payer, params.paymentId), storeId)
  return shownToStaff(tx, context, await memberOf(tx, { subjectId: payer }), payment)
}

/** Errors: NOT_FOUND, CANCEL_OVER. What has ended without being paid stays as it is. */
export async function undoPayment(call: Call<'undoPayment'>): Promise<Answer<'undoPayment'>> {
  const { context, tx, params } = call
  const { storeId, storeName } = await staffStore(tx, signedIn(call).subjectId)
  const payer = await payerOf(tx, params.paymentId)
  if (!payer) throw new Problem('NOT_FOUND')
  const member = await openAccount(tx, context, payer, 'NOT_FOUND')
  const payment = mustBeOf(await findPayment(tx, payer, params.paymentId), storeId)
  const now = context.now()
  const state = stateOf(payment, now)
  const entry = state === 'paid' ? await entryOf(tx, payment) : null
  if (entry && payment.paid_at) {
    if (payment.paid_at.getTime() + undoWithinMs <= now) throw new Problem('CANCEL_OVER')
    await giveBack(tx, context, member, entry, payment.points, { source: 'till', sourceId: payment.payment_id, label: `撤回 ${storeName}` })
  }
  if (entry || state === 'asked') await amend(tx, payment, { state: 'undone' })
  return shownToStaff(tx, context, member, payment)
}
