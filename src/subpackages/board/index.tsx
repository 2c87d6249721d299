import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Skeleton } from '../../components/Skeleton'
import { Tag } from '../../components/Tag'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useLeaderboard } from '../../state/leaderboard'
import { useSession } from '../../state/session'
import { MyPlace } from './MyPlace'
import { Ranking } from './Ranking'
import { HowItCounts, Invitation, Staying } from './Showing'
import { monthName, stateNames, stateText } from './words'
import './index.scss'

/** The month's board: an invitation to who is not on it, the places to who is. */
export default function BoardPage() {
  const [month, setMonth] = useState<string | null>(null)
  const isMember = useSession()?.role === 'member'
  const latest = useLeaderboard(null, isMember)
  const earlier = useLeaderboard(month, isMember && month !== null)
  const query = month === null ? latest : earlier
  const { failure, stale, retry } = freshness(query)
  const nowMs = serverNow()
  const board = query.data
  const shown = latest.data?.shown ?? false
  const offline = stale?.offline ?? false

  return (
    <Page
      {...useFrame()}
      title="积分榜"
      onBack={goBack}
      offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}
      dock={shown && board ? <MyPlace board={board} /> : undefined}
    >
      {!isMember && <EmptyState title="入会后就能上榜" body="每个月按消费、签到和任务的积分排一排；不想上就不上。" action="去入会" onAction={() => openPage('join')} />}
      {latest.data && !shown && <Invitation board={latest.data} offline={offline} />}
      {latest.data && shown && (
        <View className="board-months" role="tablist">
          {latest.data.months.map((each, at) => {
            const chosen = at === 0 ? month === null : month === each
            return (
              <View
                key={each}
                className={chosen ? 'board-month board-month-on' : 'board-month'}
                onClick={() => setMonth(at === 0 ? null : each)}
                aria-selected={chosen ? 'true' : 'false'}
                {...pressable(undefined, 'tab')}
              >
                {monthName(each)}
              </View>
            )
          })}
        </View>
      )}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'rows', 'rows']} />}
      {board && shown && (
        <>
          <View className="line wrap board-state">
            <Tag kind={board.state === 'running' ? 'brand' : 'plain'}>{stateNames[board.state]}</Tag>
            <View className="sub muted">{stateText(board, nowMs)}</View>
          </View>
          {board.few && board.rows.length > 0 && <Note>在榜上的人还不多，名次随便看看就好</Note>}
          <Ranking board={board} />
          <HowItCounts days={board.refundWindowDays} />
          <Staying board={board} offline={offline} />
        </>
      )}
    </Page>
  )
}
