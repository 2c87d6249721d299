import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { toApiError, type ApiError } from '../../../api/problem'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage, switchTab } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { claimTask, useTasks } from '../../../state/tasks'
import { refusalWords } from '../../../text/refusals'
import { rewardText } from '../../../text/tasks'
import '../../../components/StatePanel.scss'
import './index.scss'

/** A gift nobody had spoken of: closed until it is claimed, and then what is in it. */
export default function SurprisePage() {
  const { task: taskId, period } = useRouter().params
  const isMember = useSession()?.role === 'member'
  const query = useTasks(isMember)
  const { failure, stale, retry } = freshness(query)
  const [opening, setOpening] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const task = query.data?.challenges.find((each) => each.surprise && each.taskId === taskId && each.period === period)
  const open = task?.state === 'claimed'
  const claim = async () => {
    if (!task) return
    setOpening(true)
    setRefused(null)
    try {
      await claimTask(task)
    } catch (error) {
      setRefused(toApiError(error))
    }
    setOpening(false)
  }
  const dock = task && (open
    ? <Button kind="soft" block onClick={() => (task.reward.coupon ? openPage('coupons') : openPage('ledger'))}>{task.reward.coupon ? '看看券' : '看看明细'}</Button>
    : <Button kind="gold" block loading={opening} disabled={stale?.offline} reason={stale?.offline ? '现在没有网络，礼不会跑' : undefined} onClick={() => void claim()}>打开</Button>)
  return (
    <Page {...useFrame()} title={task?.name ?? '一份礼'} onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />} dock={dock}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['balance']} />}
      {!query.isLoading && !failure && !task && <EmptyState picture="parcel" title="这份礼不在这里了" body="领过的礼都在明细和券包里。" action="回任务页" onAction={() => switchTab('tasks')} />}
      {task && (
        <View className={open ? 'surprise surprise-open' : 'surprise'}>
          <View className={`state-picture ${open ? 'still-incense' : 'still-parcel'}`} aria-hidden="true" />
          <View className="t1" role="status">{open ? rewardText(task.reward) : '有一份没说过的礼'}</View>
          <View className="muted">{open ? '都放进你的卡里了。人人一样，不抽奖。' : task.note}</View>
          {refused && <Note kind="alert">{refusalWords(refused.code).title}。{refusalWords(refused.code).body}</Note>}
        </View>
      )}
    </Page>
  )
}
