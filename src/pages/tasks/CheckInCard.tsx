import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../api/problem'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { CheckInButton } from '../../components/CheckInButton'
import { Note } from '../../components/Note'
import { checkIn, makeUp, type CheckIn, type CheckedIn } from '../../state/check-in'
import { givenText, madeUpText, nextMilestoneText } from '../../text/check-in'
import { birthdayText } from '../../text/dates'
import { errorWords } from '../../text/errors'
import { Calendar } from './Calendar'
import { ReminderRow } from './ReminderRow'

/** The month, the row of days, today's tap, and what a card can make up for. */
export function CheckInCard({ state, offline }: { state: CheckIn; offline: boolean }) {
  const { summary, makeUp: cards } = state
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const [latest] = cards.repairable
  const dateOf = (day: string) => birthdayText(day.slice(5))

  const attempt = async (act: () => Promise<CheckedIn | null>, words: (answer: CheckedIn) => string) => {
    setRefused(null)
    try {
      const answer = await act()
      if (answer) setSaid(words(answer))
    } catch (failure) {
      setRefused(toApiError(failure))
    }
  }
  const makeUpFor = async (day: string) => {
    setMaking(true)
    await attempt(() => makeUp(day), madeUpText)
    setMaking(false)
  }

  return (
    <Card>
      <View className="line between">
        <View>
          <View className="line baseline">
            <Text className="sub muted">连签</Text>
            <Text className="num-l">{summary.streak}</Text>
            <Text className="sub muted">天</Text>
          </View>
          <View className="sub muted" role="status">{said ?? nextMilestoneText(summary)}</View>
        </View>
        <CheckInButton summary={summary} disabled={offline} onTap={() => void attempt(() => checkIn(summary.today), givenText)} />
      </View>
      <Calendar month={state.month} today={summary.today} done={state.days} repairable={cards.repairable} next={summary.next} streakDone={summary.done} />
      {offline && !summary.done && <View className="sub muted mt12">现在没有网络。签到要等连上，今天之内都来得及。</View>}
      {refused && <Note kind="alert">{errorWords(refused.code).title}。{errorWords(refused.code).body}</Note>}
      {latest && (
        <View className="check-in-make-up">
          <View className="grow sub">{`补上 ${dateOf(latest)}`}</View>
          <Button kind="text" small loading={making} onClick={() => void makeUpFor(latest)}>用补签卡 ×1，剩 {cards.cards}</Button>
        </View>
      )}
      {!latest && cards.cards > 0 && <View className="cap dim mt12">补签卡 {cards.cards} 张，这个月已用 {cards.usedThisMonth}/{cards.perMonth}</View>}
      <ReminderRow today={summary.today} shown={summary.done} offline={offline} />
    </Card>
  )
}
