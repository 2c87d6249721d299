import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf } from '../../loyalty/calendar'
import { lastUsableDay } from '../../loyalty/lots'
import type { Tx } from '../database'

type Notice = components['schemas']['Notice']
interface Told {
  ends_at: Date | null
  points: number | null
}
type Days = Map<string, { done: boolean; failed: boolean }>

const offset = programme.utcOffsetMinutes
const dayFor = ({ ends_at }: Told) => lastUsableDay(ends_at?.getTime() ?? 0, offset)

/** Of the days a member was reminded of: whether they were checked in on, and whether WeChat failed to tell it. */
export async function remindedDays(tx: Tx, memberId: string, told: Told[]): Promise<Days> {
  if (told.length === 0) return new Map()
  const rows = await tx
    .selectFrom('reminder')
    .leftJoin('check_in', (on) => on.onRef('check_in.member_id', '=', 'reminder.member_id').onRef('check_in.day', '=', 'reminder.day').on('check_in.made_up', '=', false))
    .select(['reminder.day', 'reminder.state', 'check_in.at'])
    .where('reminder.member_id', '=', memberId)
    .where('reminder.kind', '=', 'check_in')
    .where('reminder.day', 'in', told.map(dayFor))
    .execute()
  return new Map(rows.map(({ day, state, at }) => [day, { done: at !== null, failed: state === 'failed' }]))
}

/** A reminder as it stands now: the day is open, it was checked in on, or it went by. */
export function checkInReminder(row: Told, days: Days, now: number): Pick<Notice, 'outcome' | 'about'> {
  const day = dayFor(row)
  const { done = false, failed = false } = days.get(day) ?? {}
  return {
    outcome: done ? 'done' : day < dayOf(now, offset) ? 'missed' : null,
    about: { kind: 'check_in_reminder', day, points: row.points ?? 0, insteadOfWechat: failed },
  }
}
