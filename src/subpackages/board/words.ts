import type { Leaderboard } from '../../state/leaderboard'
import { brandDay, dayText, momentText } from '../../text/dates'
import { points } from '../../text/points'

/** "2026-11" → 11 月 */
export const monthName = (month: string) => `${Number(month.slice(5))} 月`

export const stateNames: Record<Leaderboard['state'], string> = { running: '进行中', settling: '结算中', closed: '已结算' }

/** How far the board can be trusted to stay as it is. */
export function stateText({ state, members, closesAt, countedAt }: Leaderboard, nowMs: number): string {
  if (state === 'settling') return `${dayText(brandDay(closesAt), nowMs)}定名次，退货的积分还会扣掉`
  if (state === 'closed') return '名次已经定下，不再变'
  return `${points(members)} 位会员参加${countedAt ? ` · ${momentText(countedAt, nowMs)} 的名次` : ''}`
}

/** 第 9 名 */
export function placeText({ me, state }: Pick<Leaderboard, 'me' | 'state'>): string {
  if (!me.listed && state !== 'running') return '这个月你没有上榜'
  return me.place === null ? '还没有名次' : `第 ${points(me.place)} 名`
}

/** 再得 36 积分到第 8 名 */
export function nextText({ me, state }: Pick<Leaderboard, 'me' | 'state'>): string {
  if (!me.listed && state !== 'running') return me.place === null ? '那时还没有积分计入' : `按当时的积分能排第 ${points(me.place)} 名`
  if (state === 'closed') return '这是最后的名次'
  if (me.next) return `再得 ${points(me.next.points)} 积分到第 ${points(me.next.place)} 名`
  return me.place === 1 ? '前面没有人了' : '签到或做个任务，就有名次'
}

/** 现在上榜是第 9 名，另有 72 待确认 */
export function wouldBeText({ place, pending }: Leaderboard['me']): string {
  return [place !== null && `现在上榜是第 ${points(place)} 名`, pending > 0 && `另有 ${points(pending)} 待确认`].filter(Boolean).join('，')
}

/** What counts and what does not, shortest first read. */
export const howItCounts = (refundWindowDays: number) => [
  '消费、签到和任务得的积分才算；赠送、活动和调整的不算。',
  `消费的积分满 ${refundWindowDays} 天计入名次，之前写作待确认；退款的会扣掉。`,
  `每月 1 日从零开始，月末再过 ${refundWindowDays} 天定名次。`,
  '榜单只为好玩，不影响等级和积分。',
]
