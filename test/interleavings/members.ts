import { addDays, startOfDay } from '../../loyalty/calendar'
import { programme } from '../../brand/programme'
import type { Session } from '../../src/api/session'
import type { Backend } from '../server/backend'

/** A Sunday before the last day of a month: the first midnight changes the week, the second the month. */
const today = '2026-11-29'
const zone = programme.utcOffsetMinutes
export const eveningMs = startOfDay(today, zone) + 21 * 3_600_000
/** A second after so many midnights. */
export const midnightMs = (after: number) => startOfDay(addDays(today, after), zone) + 1000

/** Days before today on which each of them has checked in, the earliest first. */
const lives: number[][] = [
  [],
  // One day short of a milestone; this week's task is done and not claimed.
  [6, 5, 4, 3, 2, 1],
  // A card, two missed days that it could make up for, and one short of the week's task.
  [9, 8, 7, 6, 5, 4, 3],
  // The same, and today is done.
  [8, 7, 6, 5, 4, 3, 2, 0],
]

export async function prepareMembers(backend: Backend): Promise<Session[]> {
  const members: Session[] = []
  backend.clock.ms = eveningMs - 12 * 86_400_000
  for (let count = 0; count < lives.length; count += 1) members.push(await backend.member())
  for (let ago = 9; ago >= 0; ago -= 1) {
    backend.clock.ms = eveningMs - ago * 86_400_000
    for (const [place, days] of lives.entries()) {
      if (days.includes(ago)) await backend.ask('/me/check-ins', { token: members[place].token, body: {} })
    }
  }
  return members.map((session) => ({ ...session, token: `token of ${session.subjectId}` }))
}
