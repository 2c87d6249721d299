import { useState } from 'react'
import { View } from '@tarojs/components'
import { addDays } from '../../../loyalty/calendar'
import { toApiError, type ApiError } from '../../api/problem'
import { Button } from '../../components/Button'
import { askForMessage, canSubscribe } from '../../platform/subscribe'
import { bookReminder, cancelReminder, useReminders, type Reminder } from '../../state/reminders'
import { errorWords } from '../../text/errors'
import { bookedOfMonth, channelText, offerText, reminderMoment } from '../../text/reminders'
import './ReminderRow.scss'

interface Props {
  today: string
  /** Today is done; before that nothing is offered. */
  shown: boolean
  offline: boolean
}

/**
 * A reminder for tomorrow. It is in its place before the check-in and only uncovered by it, for a tap is to change little on
 * the phone's screen. WeChat is asked for consent by a tap here and never otherwise.
 */
export function ReminderRow({ today, shown, offline }: Props) {
  const { data } = useReminders()
  const [busy, setBusy] = useState(false)
  const [declined, setDeclined] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  // What is known may be of another day.
  if (data?.offer.day !== addDays(today, 1)) return null
  const { offer, waiting, usedThisMonth, perMonth, templateId } = data
  const booked = waiting.find(({ day }) => day === offer.day)
  const count = bookedOfMonth(data, today)
  const full = !booked && usedThisMonth >= perMonth
  const asks = canSubscribe && templateId !== null && !declined
  const moment = reminderMoment(booked ?? offer, today)

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true)
    setRefused(null)
    try {
      await act()
    } catch (failure) {
      setRefused(toApiError(failure))
    } finally {
      setBusy(false)
    }
  }
  const book = (channel: Reminder['channel']) => attempt(() => bookReminder(offer.day, channel))
  const ask = async () => {
    if (!asks || !templateId) return book('inbox')
    return (await askForMessage(templateId)) ? book('wechat') : setDeclined(true)
  }

  const words = booked
    ? [`${moment} 提醒你签到`, `${channelText[booked.channel]} · ${count}`]
    : full
      ? [`${count}，约满了`, '提醒太多会烦人，下个月再约']
      : declined
        ? ['微信不提醒', `站内消息也能提醒 · ${count}`]
        : [`${moment} ${offerText(offer)}`, `${channelText[asks ? 'wechat' : 'inbox']} · ${count}`]
  return (
    <View className={shown ? 'reminder' : 'reminder reminder-covered'}>
      <View className="grow" role="status">
        <View className="sub">{words[0]}</View>
        <View className="cap dim">{refused ? `${errorWords(refused.code).title}，${errorWords(refused.code).body}` : offline ? '现在没有网络，连上再约' : words[1]}</View>
      </View>
      {booked
        ? <Button kind="text" small loading={busy} disabled={offline} onClick={() => void attempt(() => cancelReminder(booked.reminderId))}>取消</Button>
        : !full && <Button kind="soft" small loading={busy} disabled={offline} onClick={() => void ask()}>{declined ? '放进站内消息' : '明天提醒我'}</Button>}
    </View>
  )
}
