/**
 * Days, months and quarters as the brand's clock on the wall sees them.
 * Instants are UTC milliseconds; the zone is a fixed offset in minutes, because phones may lack Intl.
 */

const MINUTE = 60_000
export const DAY_MS = 86_400_000

/** Day of an instant on the brand's wall clock, "YYYY-MM-DD". */
export function dayOf(instantMs: number, offsetMinutes: number): string {
  return new Date(instantMs + offsetMinutes * MINUTE).toISOString().slice(0, 10)
}

/** The instant a wall-clock day begins, UTC milliseconds. */
export function startOfDay(day: string, offsetMinutes: number): number {
  return Date.parse(`${day}T00:00:00Z`) - offsetMinutes * MINUTE
}

/** The day n days later (n may be negative). */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one wall-clock day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** The same day n months later; 31 January + 1 month is the last day of February. */
export function addMonths(day: string, n: number): string {
  const [y, m, d] = day.split('-').map(Number)
  const months = y * 12 + (m - 1) + n
  const year = Math.floor(months / 12)
  const month = months - year * 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(d, last))).toISOString().slice(0, 10)
}

/** The last day of the month, or of the quarter, the day lies in. */
export function endOf(unit: 'day' | 'month' | 'quarter', day: string): string {
  if (unit === 'day') return day
  const [y, m] = day.split('-').map(Number)
  const last = unit === 'month' ? m : Math.ceil(m / 3) * 3
  return new Date(Date.UTC(y, last, 0)).toISOString().slice(0, 10)
}

/** The first day of the next month, quarter or year: when what comes once in each comes again. */
export function startOfNext(unit: 'month' | 'quarter' | 'year', day: string): string {
  return unit === 'year' ? `${Number(day.slice(0, 4)) + 1}-01-01` : addDays(endOf(unit, day), 1)
}

/** A birthday "MM-DD" in a year; who was born on 29 February has it on the 28th in other years. */
export function birthdayIn(year: number, birthday: string): string {
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return `${year}-${birthday === '02-29' && !leap ? '02-28' : birthday}`
}

/** Days until the next birthday; 0 on the day itself. */
export function daysToBirthday(birthday: string, day: string): number {
  const year = Number(day.slice(0, 4))
  const thisYear = birthdayIn(year, birthday)
  return daysBetween(day, thisYear >= day ? thisYear : birthdayIn(year + 1, birthday))
}
