import { paidWith } from '../../loyalty/paying'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { spend } from '../ledger/spend'
import { makePayCode, shownPayCode } from '../pay-code'
import { Problem } from '../problem'
import type { ProblemCode } from '../problem'
import { amend, findPayment, holdsReceipt, shownPayment, stateOf } from '../till'
import type { TillPayment } from '../till'
import { balanceOf, expiriesOf } from './balance'
import { memberOf } from './member-profile'
import type { Refused } from './product-codes'

const toldForMs = 600_000

async function tillOf(tx: Tx, context: Context, member: Member): Promise<Answer<'getTill'>> {
  const now = context.now()
  const { member_id } = member
  const { available } = balanceOf(member, await expiriesOf(tx, member_id, now), ruleAt(context.rules, now), now)
  const { madeAt, shown } = await shownPayCode(tx, context, member_id)
  const newest = await tx
    .selectFrom('till_payment')
    .selectAll()
    .where('member_id', '=', member_id)
    .where('asked_at', '>', new Date(now - toldForMs))
    .orderBy('asked_at', 'desc')
    // Of one instant: the one that no newer took the place of.
    .orderBy('lapsed_by', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst()
  const told = newest && (stateOf(newest, now) === 'asked' || (madeAt !== null && newest.asked_at >= madeAt))
  return { available, code: shown, payment: told ? await shownPayment(tx, context, newest) : null }
}

export async function getTill(call: Call<'getTill'>): Promise<Answer<'getTill'>> {
  return tillOf(call.tx, call.context, await memberOf(call.tx, signedIn(call)))
}

export async function showPayCode(call: Call<'showPayCode'>): Promise<Answer<'showPayCode'>> {
  const { context, tx } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  await makePayCode(tx, context, member.member_id)
  return tillOf(tx, context, member)
}

async function mine(call: Call<'confirmPayment'> | Call<'refusePayment'>): Promise<{ member: Member; payment: TillPayment }> {
  const { context, tx, params } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const payment = await findPayment(tx, member.member_id, params.paymentId)
  if (!payment) throw new Problem('NOT_FOUND')
  return { member, payment }
}

/** What is said to one who comes too late. */
function over(payment: TillPayment, now: number): ProblemCode {
  if (stateOf(payment, now) !== 'lapsed') return 'PAYMENT_OVER'
  if (payment.lapsed_by === 'rule') return 'PRICE_CHANGED'
  return payment.lapsed_by === 'points' ? 'INSUFFICIENT_POINTS' : 'PAYMENT_LAPSED'
}

/** Errors: NOT_FOUND, PAYMENT_LAPSED, PAYMENT_OVER, PRICE_CHANGED, INSUFFICIENT_POINTS; the last two end the payment. */
export async function confirmPayment(call: Call<'confirmPayment'>): Promise<Answer<'confirmPayment'> | Refused> {
  const { context, tx, body } = call
  const { member, payment } = await mine(call)
  const now = context.now()
  const state = stateOf(payment, now)
  // What was not seen cannot have been meant.
  if (body.points !== payment.points || body.fen !== payment.fen) throw new Problem('PRICE_CHANGED', { field: 'fen' })
  if (state === 'paid') return shownPayment(tx, context, payment)
  if (state !== 'asked') throw new Problem(over(payment, now))
  const rule = ruleAt(context.rules, now)
  if (payment.points > member.points_available) {
    await amend(tx, payment, { state: 'lapsed', lapsed_by: 'points' })
    return { refused: 'INSUFFICIENT_POINTS', field: 'points' }
  }
  const allowed = paidWith(payment.points, payment.bill_fen, member.points_available, rule)
  if (allowed?.fen !== payment.fen) {
    await amend(tx, payment, { state: 'lapsed', lapsed_by: 'rule' })
    return { refused: 'PRICE_CHANGED', field: 'fen' }
  }
  const { name } = await tx.selectFrom('store').select('name').where('store_id', '=', payment.store_id).executeTakeFirstOrThrow()
  const entry = await spend(tx, context, member, { source: 'till', sourceId: payment.payment_id, label: name, points: payment.points })
  await amend(tx, payment, { state: 'paid', paid_at: new Date(now), entry_seq: entry.seq })
  if (!(await holdsReceipt(tx, payment))) throw new Problem('PAYMENT_LAPSED')
  return shownPayment(tx, context, payment)
}

/** Errors: NOT_FOUND, PAYMENT_OVER when it has been paid. */
export async function refusePayment(call: Call<'refusePayment'>): Promise<Answer<'refusePayment'>> {
  const { context, tx } = call
  const { payment } = await mine(call)
  const state = stateOf(payment, context.now())
  if (state === 'paid') throw new Problem('PAYMENT_OVER')
  if (state === 'asked') await amend(tx, payment, { state: 'refused' })
  return shownPayment(tx, context, payment)
}
