import { useState } from 'react'
import { View } from '@tarojs/components'
import { usePageScroll } from '@tarojs/taro'
import { toApiError, type ApiError } from '../../api/problem'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { openPage } from '../../routes'
import { useCheckIn } from '../../state/check-in'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useSession } from '../../state/session'
import { claimTask, lookAgain, useTasks, type Task } from '../../state/tasks'
import { errorWords } from '../../text/errors'
import { claimedText } from '../../text/tasks'
import { BadgeStrip } from './BadgeStrip'
import { ChallengeCard } from './ChallengeCard'
import { CheckInCard } from './CheckInCard'
import { TaskList } from './TaskList'
import './index.scss'

export default function TasksPage() {
  const isMember = useSession()?.role === 'member'
  const checkIn = useCheckIn(isMember)
  const tasks = useTasks(isMember)
  const [claiming, setClaiming] = useState<Task | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const { failure, stale, retry } = freshness(checkIn)
  const ofTasks = freshness(tasks)
  const offline = stale?.offline || ofTasks.stale?.offline || false

  usePageScroll(lookAgain)

  const claim = async (task: Task) => {
    if (claiming) return
    setClaiming(task)
    setRefused(null)
    setSaid(null)
    try {
      setSaid(claimedText(await claimTask(task)))
    } catch (error) {
      setRefused(toApiError(error))
    }
    setClaiming(null)
  }

  return (
    <Page {...useFrame()} title="任务" offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {!isMember && <EmptyState title="入会后就能签到" body="一天一次，连着来得的更多；还有不费事的小任务。" action="去入会" onAction={() => openPage('join')} />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {checkIn.isLoading && <Skeleton blocks={['balance', 'rows']} />}
      {checkIn.data && <CheckInCard state={checkIn.data} offline={offline} />}
      {(said || refused) && (
        <View className="tasks-said" role="status">
          {refused ? <Note kind="alert">{errorWords(refused.code).title}。{errorWords(refused.code).body}</Note> : <Note kind="brand" icon="okc">{said}</Note>}
        </View>
      )}
      {!failure && ofTasks.failure && <FailedQuery error={ofTasks.failure} onRetry={ofTasks.retry} onSignIn={() => openPage('join')} />}
      {tasks.data && (
        <>
          <TaskList board={tasks.data} offline={offline} claiming={claiming} onClaim={(task) => void claim(task)} />
          {tasks.data.challenges.length > 0 && (
            <Section title="挑战">
              {tasks.data.challenges.map((task) => (
                <ChallengeCard key={`${task.taskId} ${task.period}`} task={task} offline={offline} claiming={claiming === task} onClaim={() => void claim(task)} />
              ))}
            </Section>
          )}
          <BadgeStrip badges={tasks.data.badges} />
          <Section title="一起玩">
            <Card rows>
              <Row icon="bolt" title="积分榜" note="想上榜才上榜，名字只露一个字" onClick={() => openPage('board')} />
            </Card>
          </Section>
        </>
      )}
    </Page>
  )
}
