import { addMonths, DAY_MS, dayOf, startOfDay } from './calendar'
import { leftName } from './nicknames'

/** A month as the board sees it. Instants are UTC milliseconds. */
export interface BoardMonth {
  month: string
  beginsAt: number
  endsAt: number
  /** The last purchase can no longer be returned: nothing changes from here on. */
  closesAt: number
}

const MONTHS = 3

/** With fewer members a place says little. */
export const enoughOnBoard = 5

/** The months that can be looked at, this one first. */
export function boardMonths(nowMs: number, offsetMinutes: number): string[] {
  const first = `${dayOf(nowMs, offsetMinutes).slice(0, 7)}-01`
  return Array.from({ length: MONTHS }, (_, i) => addMonths(first, -i).slice(0, 7))
}

export function boardMonth(month: string, refundWindowDays: number, offsetMinutes: number): BoardMonth {
  const endsAt = startOfDay(addMonths(`${month}-01`, 1), offsetMinutes)
  return { month, beginsAt: startOfDay(`${month}-01`, offsetMinutes), endsAt, closesAt: endsAt + refundWindowDays * DAY_MS }
}

/** The first instant of the month whose purchases can still be returned; all before it count for good. */
export function pendingFrom({ beginsAt, endsAt }: BoardMonth, nowMs: number, refundWindowDays: number): number {
  return Math.min(endsAt, Math.max(beginsAt, nowMs - refundWindowDays * DAY_MS + 1))
}

/** Rows that come most points first, with their places: who has as many shares one, and the places after it are left out. */
export function placed<Row extends { points: number }>(rows: readonly Row[]): (Row & { place: number })[] {
  let place = 0
  return rows.map((row, i) => {
    if (i === 0 || row.points !== rows[i - 1].points) place = i + 1
    return { ...row, place }
  })
}

/** What others see of a name: its first character that can be seen, and no more, however long or short it is. */
export function maskedName(nickname: string): string {
  // Nobody's, so there is nothing to hide.
  if (nickname === leftName) return nickname
  const first = [...nickname.normalize('NFC')].find((character) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(character))
  return `${first ?? '会'}**`
}
