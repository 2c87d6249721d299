import { addDays, dayOf, startOfDay } from './calendar'

const HOUR_MS = 3_600_000

/** What a reminder booked now is for: the brand's next day, at an hour of it. month is what a cap counts it in. UTC milliseconds. */
export function reminderFor(nowMs: number, offsetMinutes: number, hour: number): { day: string; month: string; sendAtMs: number } {
  const day = addDays(dayOf(nowMs, offsetMinutes), 1)
  return { day, month: day.slice(0, 7), sendAtMs: startOfDay(day, offsetMinutes) + hour * HOUR_MS }
}

/** Words with {names} in them, filled in. */
export function filledIn(words: string, values: Record<string, string | number>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
