import type { ApiError } from '../../api/problem'
import type { Payment } from '../../state/till'
import { refusalWords as plainWords } from '../../text/refusals'
import { money } from '../../text/money'
import { points } from '../../text/points'

/** 2 分 41 秒, 41 秒 */
export function countdown(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes > 0 ? `${minutes} 分 ${seconds % 60} 秒` : `${seconds} 秒`
}

/** 500 积分抵 ¥5 */
export const offText = ({ points: spent, fen }: Pick<Payment, 'points' | 'fen'>) => `${points(spent)} 积分抵 ${money(fen)}`

const lapsed: Record<NonNullable<Payment['lapsedBy']>, string> = {
  time: '三分钟里没有确认，这次不算了。',
  newer: '店员后来又发了一次，以新的为准。',
  rule: '抵现的规则刚刚换了版本，请店员按新的再发一次。',
  points: '这些积分刚刚在别处用掉了，请店员按现在的余额再发一次。',
}

/** How a payment ended that was not paid, or is no longer. */
export function endWords({ state, lapsedBy, entryId, points: spent, billFen }: Payment): { title: string; body: string } {
  if (state === 'undone' && entryId) return { title: '店员撤回了', body: `${points(spent)} 积分已退回原来的批次，这一单按 ${money(billFen)} 付。` }
  if (state === 'undone') return { title: '店员撤回了这次请求', body: '积分没有动。' }
  if (state === 'refused') return { title: '这一单没有抵', body: `积分没有动，按 ${money(billFen)} 付就好。` }
  return { title: '这次没抵成', body: `${lapsed[lapsedBy ?? 'time']}积分没有动。` }
}

/** What of a refusal the page does not show by itself: what the payment has become is on the screen already. */
export function refusalWords(error: ApiError): string | null {
  if (['PAYMENT_LAPSED', 'PAYMENT_OVER', 'PRICE_CHANGED', 'INSUFFICIENT_POINTS'].includes(error.code)) return null
  const { title, body } = plainWords(error.code)
  return error.passing ? `${title}。没等到回音，再点一次就好，不会扣两遍。` : `${title}。${body}`
}
