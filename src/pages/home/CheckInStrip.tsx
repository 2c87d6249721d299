import { useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../api/problem'
import { Card } from '../../components/Card'
import { CheckInButton } from '../../components/CheckInButton'
import { Note } from '../../components/Note'
import { checkIn, type CheckInSummary } from '../../state/check-in'
import { nextMilestoneText } from '../../text/check-in'
import { errorWords } from '../../text/errors'
import './CheckInStrip.scss'

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const weekday = (day: string) => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]

/** Four days back, today, two ahead; one tap. */
export function CheckInStrip({ summary, offline }: { summary: CheckInSummary; offline: boolean }) {
  const [refused, setRefused] = useState<ApiError | null>(null)
  const tap = () => {
    setRefused(null)
    checkIn(summary.today).catch((failure: unknown) => setRefused(toApiError(failure)))
  }
  return (
    <Card>
      <View className="line between">
        <View>
          <View className="t3">{summary.streak > 0 ? `连签 ${summary.streak} 天` : '每日签到'}</View>
          <View className="sub muted">{offline && !summary.done ? '连上网再签，今天之内都来得及' : nextMilestoneText(summary)}</View>
        </View>
        <CheckInButton summary={summary} disabled={offline} onTap={tap} />
      </View>
      <View className="strip">
        {summary.week.map(({ day, state }) => (
          <View key={day} className={`strip-${state}`}>{day === summary.today ? '今天' : weekday(day)}</View>
        ))}
      </View>
      {refused && <Note kind="alert">{errorWords(refused.code).title}。{errorWords(refused.code).body}</Note>}
    </Card>
  )
}
