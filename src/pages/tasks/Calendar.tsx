import { View } from '@tarojs/components'
import { addDays, addMonths, daysBetween } from '../../../loyalty/calendar'
import type { CheckIn, CheckInSummary } from '../../state/check-in'
import './Calendar.scss'

interface Props {
  month: string
  today: string
  done: CheckIn['days']
  repairable: string[]
  next: CheckInSummary['next']
  streakDone: boolean
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** A month from Monday to Sunday: rows of days run together, today is ringed, a gift waits on the day of the next milestone. */
export function Calendar({ month, today, done, repairable, next, streakDone }: Props) {
  const first = `${month}-01`
  const length = daysBetween(first, addMonths(first, 1))
  const blank = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const checked = new Set(done.map(({ day }) => day))
  if (streakDone) checked.add(today)
  const giftDay = next && addDays(today, next.inDays - (streakDone ? 0 : 1))
  const days = Array.from({ length }, (_, i) => addDays(first, i))

  const look = (day: string, column: number) => {
    // One short word: it is what a tap on check-in sends to the phone's screen.
    if (checked.has(day) && day === today) return 'calendar-now'
    if (checked.has(day)) {
      const starts = column === 0 || !checked.has(addDays(day, -1))
      const ends = column === 6 || !checked.has(addDays(day, 1))
      return ['calendar-done', starts && 'calendar-starts', ends && 'calendar-ends'].filter(Boolean).join(' ')
    }
    if (day === today) return 'calendar-today'
    if (repairable.includes(day)) return 'calendar-repairable'
    return day === giftDay ? 'calendar-gift' : ''
  }

  return (
    <View className="calendar" aria-label={`${Number(month.slice(5))}月签到日历，已签 ${checked.size} 天`}>
      {weekdays.map((name) => <View key={name} className="calendar-head">{name}</View>)}
      {Array.from({ length: blank }, (_, i) => <View key={`blank-${i}`} className="calendar-day" />)}
      {days.map((day, i) => (
        <View key={day} className={`calendar-day ${look(day, (blank + i) % 7)}`}>{day === giftDay && !checked.has(day) && day !== today ? '礼' : i + 1}</View>
      ))}
    </View>
  )
}
