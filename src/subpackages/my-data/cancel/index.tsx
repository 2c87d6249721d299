import { useState } from 'react'
import { View } from '@tarojs/components'
import { programme } from '../../../../brand/programme'
import { toApiError } from '../../../api/problem'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Refusal } from '../../../components/Refusal'
import { Row } from '../../../components/Row'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage, switchTab } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { cancelMembership, useCancellation, type Cancellation } from '../../../state/my-data'
import { useSession } from '../../../state/session'
import { useWrite } from '../../../state/write'
import { brandDay, dayText } from '../../../text/dates'
import { account } from '../../../text/refusals/account'
import { losses } from '../words'
import { MembersOnly } from '../MembersOnly'
import { Blocked } from './Blocked'
import { Resting } from './Resting'
import './index.scss'

const { comeBackDays } = programme

const afterwards = (nowMs: number) => [
  '点了确认，会员马上停用：不能积分、兑换和签到，也不再收到提醒。',
  `${comeBackDays} 天内随时能回来，到 ${dayText(brandDay(nowMs + comeBackDays * 86_400_000), nowMs)}为止，什么都不少。`,
  `${comeBackDays} 天后，手机号、微信、昵称、地址这些都删掉，找不回来。`,
  '消费和积分的账要按规定留着，但不再连着你。',
]

/** First what would be gone. */
function Look({ lost, blockedBy }: Cancellation) {
  return (
    <>
      <View className="cancel-lead">
        <View className="t1">注销以后，这些就没有了</View>
        <View className="sub muted mt4">第 1 步，共 2 步。现在还什么都没有变。</View>
      </View>
      <Blocked blockedBy={blockedBy} />
      <Card rows>
        {losses(lost).map(({ name, value }) => <Row key={name} title={name} aside={<View className="num">{value}</View>} />)}
      </Card>
      <Card rows>
        {lost.points > 0 && <Row icon="bag" title="积分先用掉" note="去商城看看能兑什么" onClick={() => switchTab('mall')} />}
        <Row icon="list" title="先带走我的数据" onClick={() => openPage('export')} />
      </Card>
    </>
  )
}

/** Then, plainly, what happens and when. */
function Confirm({ nowMs }: { nowMs: number }) {
  return (
    <>
      <View className="cancel-lead">
        <View className="t1">确认注销</View>
        <View className="sub muted mt4">第 2 步，共 2 步。</View>
      </View>
      <Card>
        {afterwards(nowMs).map((line) => <View key={line} className="cancel-line">{line}</View>)}
      </Card>
    </>
  )
}

/** Leaving in two steps: what is lost, and a plain yes; afterwards the way back. */
export default function CancelPage() {
  const isMember = useSession()?.role === 'member'
  const query = useCancellation(isMember)
  const { failure, stale, retry } = freshness(query)
  const [sure, setSure] = useState(false)
  const [returned, setReturned] = useState(false)
  const { busy, refused, write } = useWrite()
  const cancellation = query.data
  const nowMs = serverNow()
  const staying = cancellation?.state === 'none' && !returned
  const blocked = (cancellation?.blockedBy.length ?? 0) > 0
  const offline = stale?.offline ?? false

  const cancel = async () => {
    if (!cancellation) return
    await write('cancel', async () => {
      try {
        await cancelMembership(cancellation)
      } catch (error) {
        // There is more to lose than was shown, or something to see to first: that is the first step's to say.
        if (!toApiError(error).passing) setSure(false)
        throw error
      }
    })
  }

  const dock = staying && (
    <View className="cancel-ways">
      {sure
        ? <Button block loading={busy !== null} disabled={offline} reason="现在没有网络，连上后再来" onClick={() => void cancel()}>确认注销</Button>
        : <Button block disabled={blocked} reason="先把上面的事办完" onClick={() => setSure(true)}>下一步</Button>}
      <Button kind="text" block disabled={busy !== null} onClick={goBack}>先不注销</Button>
    </View>
  )
  return (
    <Page {...useFrame()} title="注销会员" onBack={goBack} dock={dock || undefined} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'rows', 'rows']} />}
      {returned && <EmptyState title="欢迎回来，什么都没少" body="积分、券和等级都和停用前一样。" action="看看我的卡" onAction={() => switchTab('home')} />}
      {staying && (
        <>
          {sure ? <Confirm nowMs={nowMs} /> : <Look {...cancellation} />}
          <Refusal error={refused} words={account} />
        </>
      )}
      {cancellation?.state === 'ending' && cancellation.endsAt && <Resting endsAt={cancellation.endsAt} nowMs={nowMs} onReturned={() => setReturned(true)} />}
    </Page>
  )
}
