import { useCallback } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/Card'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Icon } from '../../../components/Icon'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { RewardArt } from '../../../components/RewardArt'
import { Row } from '../../../components/Row'
import { Skeleton } from '../../../components/Skeleton'
import { Tag } from '../../../components/Tag'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useRecord } from '../../../state/redemption-records'
import { useSession } from '../../../state/session'
import { points } from '../../../text/points'
import { isUnderWay, isUndone, paidText, stateWord, type Redemption } from '../../../text/redemptions'
import { MembersOnly } from '../MembersOnly'
import { Outcome } from './Outcome'
import { Reservation } from './Reservation'
import { Timeline } from './Timeline'
import { UndoCard } from './UndoCard'
import './index.scss'

/** What is given for good is said before, and here again. */
const forGood: Redemption['kind'][] = ['donation', 'partner_code']

function Head({ redemption }: { redemption: Redemption }) {
  const { name, picture } = redemption
  return (
    <View className="redemption-head">
      <View className="redemption-art">{picture ? <RewardArt picture={picture} /> : <Icon name="ticket" size="l" />}</View>
      <View className="grow">
        <View className="t2">{name}</View>
        <View className="num gold">{paidText(redemption)}</View>
      </View>
      <Tag kind={isUnderWay(redemption) ? 'brand' : 'plain'}>{stateWord(redemption)}</Tag>
    </View>
  )
}

/** One redemption: how it stands, what to do with it, how it came about, and while there is time the way back. */
export default function RedemptionPage() {
  const id = useRouter().params.id ?? ''
  const isMember = useSession()?.role === 'member'
  const query = useRecord(id, isMember)
  const { failure, stale, retry } = freshness(query)
  const { refetch } = query
  const askAgain = useCallback(() => void refetch(), [refetch])
  const redemption = query.data
  const offline = stale?.offline ?? false
  const nowMs = serverNow()
  const reserved = redemption?.state === 'reserved' && redemption.reservedUntil
  return (
    <Page {...useFrame()} title="兑换详情" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure?.code === 'NOT_FOUND' && (
        <EmptyState picture="parcel" title="没有这一笔兑换" body="它可能是别人的，或链接不完整。" action="看看我的兑换" onAction={() => openPage('redemptions')} />
      )}
      {failure && failure.code !== 'NOT_FOUND' && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['balance', 'rows']} />}
      {redemption && (
        <>
          <Head redemption={redemption} />
          {reserved && <Reservation redemption={redemption} until={reserved} offline={offline} onOver={askAgain} />}
          {!reserved && <Outcome redemption={redemption} nowMs={nowMs} offline={offline} />}
          {!reserved && redemption.cancelUntil && <UndoCard key={redemption.cancelUntil} redemption={redemption} until={redemption.cancelUntil} offline={offline} onOver={askAgain} />}
          <Card title="经过"><Timeline kind={redemption.kind} steps={redemption.steps} nowMs={nowMs} /></Card>
          <Card rows>
            {!isUndone(redemption) && <Row title={reserved ? '预留后还剩' : '兑完还剩'} aside={`${points(redemption.balanceAfter)} 积分`} />}
            <Row title="积分明细" note="用了哪些批次，都在账上" onClick={() => openPage('entry', { id: redemption.entryId })} />
          </Card>
          {forGood.includes(redemption.kind) && <View className="cap dim center mt12">这一类兑换不能撤销，兑之前说过。</View>}
        </>
      )}
    </Page>
  )
}
