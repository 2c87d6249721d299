import type { ApiError } from '../../../api/problem'
import type { ErrorCode } from '../../../text/errors'
import { refusalWords as plainWords } from '../../../text/refusals'
import { counter } from '../../../text/refusals/counter'
import type { PaymentPreview, StaffPayment } from '../../../state/payments'
import { exactMoney, money } from '../../../text/money'
import { points } from '../../../text/points'

type Payment = StaffPayment['payment']

/** What a refusal means at a till; elsewhere the same codes are about other things. */
const atTill: Partial<Record<ErrorCode, string>> = {
  CODE_UNKNOWN: '没有这个码。再看一眼 TA 的手机，不分大小写。',
  CODE_EXPIRED: '这个码过期了，请 TA 换一个新的。',
  CODE_USED: '这个码用过了，请 TA 换一个新的。',
  CODE_TRIES_SPENT: '没对上的码太多，歇十分钟再试，或请同事帮忙。',
  SOURCE_ALREADY_USED: '这张小票已经用过积分，或已经记过消费。核对一下小票号。',
  PAYMENT_IMPOSSIBLE: '这些积分抵不了这一单，重新看看能抵多少。',
  CANCEL_OVER: '过了两分钟，不能撤回了。',
}

export function refusalWords(error: ApiError): string {
  const { title, body } = plainWords(error.code, counter)
  if (error.passing) return `${title}。没等到回音，再点一次就好，不会扣两遍。`
  return atTill[error.code] ?? `${title}。${body}`
}

/** Why points can pay nothing of a bill, and what is missing. */
export function obstacleWords({ reason, missing }: NonNullable<PaymentPreview['obstacle']>): { title: string; body: string } {
  if (reason === 'TOO_FEW_POINTS') return { title: `TA 还差 ${points(missing)} 积分`, body: '攒够了就能抵，这一单照常付。' }
  if (reason === 'BILL_TOO_SMALL') return { title: `账单还差 ${money(missing)} 才能抵`, body: '再添一样，或这一单照常付。' }
  return { title: '现在不能用积分抵现', body: '这一单照常付。' }
}

const lapsed: Record<NonNullable<Payment['lapsedBy']>, string> = {
  time: '三分钟里没有确认',
  newer: 'TA 在别处有了新的请求',
  rule: '抵现的规则刚刚换了版本，按新的重新请 TA 确认',
  points: 'TA 的积分刚刚在别处用掉了，重新看看能抵多少',
}

/** How it ended when nothing was paid, or is no longer; the whole bill is due. */
export function endWords({ state, lapsedBy, entryId, points: spent, billFen }: Payment): { title: string; body: string } {
  const whole = `积分没有动，不抵的话收 ${exactMoney(billFen)}。`
  if (state === 'undone' && entryId) return { title: '已经撤回', body: `${points(spent)} 积分退回 TA 的账上，这一单收 ${exactMoney(billFen)}。` }
  if (state === 'undone') return { title: '请求已撤回', body: whole }
  if (state === 'refused') return { title: 'TA 选了不用积分', body: whole }
  return { title: `${lapsed[lapsedBy ?? 'time']}`, body: whole }
}
