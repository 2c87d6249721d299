import { useState } from 'react'
import { toApiError, type ApiError } from '../../api/problem'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Note } from '../../components/Note'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { cancelReminder, useReminders } from '../../state/reminders'
import { refusalWords } from '../../text/refusals'
import { bookedOfMonth, channelText, reminderMoment } from '../../text/reminders'

/** What the member has asked to be reminded of, how much of the month's share that is, and the way out. */
export function BookedReminders({ today, offline }: { today: string; offline: boolean }) {
  const { data } = useReminders()
  const [busy, setBusy] = useState<string | null>(null)
  const [refused, setRefused] = useState<ApiError | null>(null)
  if (!data) return null

  const cancel = async (reminderId: string) => {
    setBusy(reminderId)
    setRefused(null)
    try {
      await cancelReminder(reminderId)
    } catch (failure) {
      setRefused(toApiError(failure))
    } finally {
      setBusy(null)
    }
  }

  return (
    <Section title="签到提醒" more={bookedOfMonth(data, today)}>
      <Card rows>
        {data.waiting.map((reminder) => (
          <Row
            key={reminder.reminderId}
            icon="cal"
            title={`${reminderMoment(reminder, today)} 提醒签到`}
            note={channelText[reminder.channel]}
            aside={<Button kind="text" small disabled={offline} loading={busy === reminder.reminderId} onClick={() => void cancel(reminder.reminderId)}>取消</Button>}
          />
        ))}
        {data.waiting.length === 0 && <Row icon="cal" title="现在没有约着的" note="签到以后可以约第二天的，约一次只提醒一次" />}
      </Card>
      {refused && <Note kind="alert">{refusalWords(refused.code).title}。{refusalWords(refused.code).body}</Note>}
    </Section>
  )
}
