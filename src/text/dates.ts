import { programme } from '../../brand/programme'
import { dayOf, daysBetween } from '../../loyalty/calendar'

// Every day and time is the brand's, whatever zone the phone is in.
const offset = programme.utcOffsetMinutes
const pad = (n: number) => String(n).padStart(2, '0')

function parts(day: string): { year: number; month: number; date: number } {
  const [year, month, date] = day.split('-').map(Number)
  return { year, month, date }
}

/** The brand's day of an instant, YYYY-MM-DD. */
export function brandDay(at: string | number): string {
  return dayOf(typeof at === 'number' ? at : Date.parse(at), offset)
}

/** 12月31日; with the year when it is not this one: 2027年3月31日. */
export function dayText(day: string, nowMs: number): string {
  const { year, month, date } = parts(day)
  const text = `${month}月${date}日`
  return year === parts(brandDay(nowMs)).year ? text : `${year}年${text}`
}

/** "12-03" → 12月3日 */
export function birthdayText(birthday: string): string {
  const [month, date] = birthday.split('-').map(Number)
  return `${month}月${date}日`
}

/** 12.31 */
export function shortDay(day: string): string {
  const { month, date } = parts(day)
  return `${month}.${pad(date)}`
}

/** 2027.12.31 */
export function fullDay(day: string): string {
  return day.replace(/-/g, '.')
}

/** 今年, 明年, 2028 */
export function yearText(day: string, nowMs: number): string {
  const ahead = parts(day).year - parts(brandDay(nowMs)).year
  return ahead === 0 ? '今年' : ahead === 1 ? '明年' : String(parts(day).year)
}

/** 14:32 */
export function timeText(at: string | number): string {
  const ms = (typeof at === 'number' ? at : Date.parse(at)) + offset * 60_000
  const minutes = Math.floor(ms / 60_000) % 1440
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** 今天 14:32, 昨天 20:06, 11.18 20:06, 2025.11.18 20:06 */
export function momentText(at: string | number, nowMs: number): string {
  const [day, today] = [brandDay(at), brandDay(nowMs)]
  const ago = daysBetween(day, today)
  const name = ago === 0 ? '今天' : ago === 1 ? '昨天' : parts(day).year === parts(today).year ? shortDay(day) : fullDay(day)
  return `${name} ${timeText(at)}`
}

/** 还有 9 天; the last day is 今天. */
export function daysLeftText(days: number): string {
  return days <= 0 ? '今天' : `还有 ${days} 天`
}
