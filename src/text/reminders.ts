import type { components } from '../../contract/types.gen'
import { addDays } from '../../loyalty/calendar'
import { birthdayText, timeText } from './dates'
import { points } from './points'

type Reminders = components['schemas']['Reminders']

/** 今天, 明天, 12月3日 */
const dayName = (day: string, today: string) => (day === today ? '今天' : day === addDays(today, 1) ? '明天' : birthdayText(day.slice(5)))

/** 本月已约 1/4; on a month's last day tomorrow is in the next: 12 月已约 0/4 */
export function bookedOfMonth({ month, usedThisMonth, perMonth }: Pick<Reminders, 'month' | 'usedThisMonth' | 'perMonth'>, today: string): string {
  return `${month === today.slice(0, 7) ? '本月' : `${Number(month.slice(5))} 月`}已约 ${usedThisMonth}/${perMonth}`
}

/** 明天 10:00 */
export function reminderMoment({ day, sendAt }: { day: string; sendAt: string }, today: string): string {
  return `${dayName(day, today)} ${timeText(sendAt)}`
}

/** 签到可得 5 积分 */
export function offerText({ points: worth }: Reminders['offer']): string {
  return worth > 0 ? `提醒签到，可得 ${points(worth)} 积分` : '提醒签到'
}

export const channelText: Record<components['schemas']['ReminderChannel'], string> = { wechat: '微信通知', inbox: '放进站内消息' }
