import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { programme } from '../../../../brand/programme'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Refusal } from '../../../components/Refusal'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage, switchTab } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { confirmMerge, useMerge, type MergePreview } from '../../../state/merges'
import { useSession } from '../../../state/session'
import { useWrite } from '../../../state/write'
import { timeText } from '../../../text/dates'
import { account } from '../../../text/refusals/account'
import { MembersOnly } from '../MembersOnly'
import { Merged } from './Merged'
import { Sides } from './Sides'
import './index.scss'

const reasons: Record<MergePreview['blockedBy'][number], string> = {
  open_redemptions: '那张卡兑的东西还没取走，或还在路上。收到后再合。',
  open_holds: '那张卡有积分冻结着。兑下来或放回去后再合。',
  open_payment: '那张卡有一笔抵现没有答完。答过后再合。',
  ending: '有一张卡正在注销。先回来，再合。',
}

function Offered({ merge, nowMs }: { merge: MergePreview; nowMs: number }) {
  const { couponNames, blockedBy, until } = merge
  const lines = ['积分到期的日子不变，一分不少。', '成长值加在一起，等级留高的那个。', '那张卡的旧明细还看得到，但不能再单独用。']
  return (
    <>
      <View className="merge-lead">
        <View className="t1">两张卡，合成一张</View>
        <View className="sub muted mt4">现在还什么都没有变，看过再定。</View>
      </View>
      {blockedBy.length > 0 && (
        <View className="merge-blocked">
          {blockedBy.map((reason) => (
            <Note key={reason} kind="alert" action={reason === 'ending' ? '去看看' : undefined} onAction={() => openPage('cancel')}>{reasons[reason]}</Note>
          ))}
        </View>
      )}
      <Sides mine={merge.mine} other={merge.other} together={merge.together} />
      <Card>
        {couponNames.length > 0 && <View className="merge-line">带过来的券：{couponNames.join('、')}</View>}
        {lines.map((line) => <View key={line} className="merge-line">{line}</View>)}
        <View className="merge-line muted">合错了，{programme.mergeUndoDays} 天内可请店员恢复。</View>
      </Card>
      {blockedBy.length === 0 && Date.parse(until) > nowMs && <View className="cap dim center mt12">这一页留到 {timeText(until)}，过了重新验证一次就好。</View>}
    </>
  )
}

/** What merging another card into mine would do, one yes, and what it did. */
export default function MergePage() {
  const id = useRouter().params.id ?? ''
  const isMember = useSession()?.role === 'member'
  const query = useMerge(id, isMember)
  const { failure, stale, retry } = freshness(query)
  const { busy, refused, write } = useWrite()
  const merge = query.data
  const offline = stale?.offline ?? false
  const nowMs = serverNow()
  const blocked = (merge?.blockedBy.length ?? 0) > 0
  const again = () => openPage('oneId')

  const dock = merge?.state === 'offered' && (
    <View className="merge-ways">
      <Button block loading={busy !== null} disabled={blocked || offline} reason={offline ? '现在没有网络，连上后再来' : '先把上面的事办完'} onClick={() => void write('merge', () => confirmMerge(merge))}>合成一张</Button>
      <Button kind="text" block disabled={busy !== null} onClick={goBack}>先不合</Button>
    </View>
  )
  return (
    <Page {...useFrame()} title="合卡" onBack={goBack} dock={dock || undefined} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure?.code === 'NOT_FOUND' && <EmptyState title="没有这一次合卡" body="它可能是别人的，或链接不完整。" action="去我的账号" onAction={again} />}
      {failure && failure.code !== 'NOT_FOUND' && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'hero', 'rows']} />}
      {merge?.state === 'offered' && <Offered merge={merge} nowMs={nowMs} />}
      {merge?.state === 'merged' && <Merged merge={merge} nowMs={nowMs} />}
      {merge?.state === 'undone' && <EmptyState title="这两张卡又分开了" body="请店员恢复过，各用各的。想合可以重新来。" action="去我的账号" onAction={again} />}
      {merge?.state === 'lapsed' && <EmptyState title="这一页过时了" body="什么都没有变。再验证一次旧卡或手机号，就能接着合。" action="再来一次" onAction={again} />}
      <Refusal error={refused} words={account} />
      {merge?.state === 'merged' && <View className="mt16"><Button block onClick={() => switchTab('home')}>看看我的卡</Button></View>}
    </Page>
  )
}
