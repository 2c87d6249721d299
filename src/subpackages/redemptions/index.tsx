import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { toApiError } from '../../api/problem'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage, switchTab } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useRecords } from '../../state/redemption-records'
import { useSession } from '../../state/session'
import { refusalWords } from '../../text/refusals'
import { MembersOnly } from './MembersOnly'
import { RecordRow } from './RecordRow'
import './index.scss'

/** What was redeemed and how it stands, newest first, one page on screen at a time. */
export default function RedemptionsPage() {
  const isMember = useSession()?.role === 'member'
  const query = useRecords(isMember)
  const { failure, stale, retry } = freshness(query)
  const [at, setAt] = useState(0)
  const nowMs = serverNow()
  const pages = query.data?.pages ?? []
  const page = pages[Math.min(at, pages.length - 1)]
  const lost = query.isFetchNextPageError ? refusalWords(toApiError(query.error).code) : null
  const older = at + 1 < pages.length || query.hasNextPage

  async function turn(to: number) {
    if (to >= pages.length && (await query.fetchNextPage()).isFetchNextPageError) return
    setAt(to)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }

  return (
    <Page {...useFrame()} title="兑换记录" onBack={goBack} offlineBanner={<OfflineBanner stale={lost ? null : stale} nowMs={nowMs} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['rows', 'rows']} />}
      {page?.redemptions.length === 0 && (
        <EmptyState picture="parcel" title="还没有兑换过" body="兑一件喜欢的，取货码和快递都会收在这里。" action="去商城看看" onAction={() => switchTab('mall')} />
      )}
      {page && page.redemptions.length > 0 && (
        <>
          {at > 0 && <Button kind="soft" block onClick={() => void turn(at - 1)}>较新的</Button>}
          <Card rows>
            {page.redemptions.map((redemption) => <RecordRow key={redemption.redemptionId} redemption={redemption} nowMs={nowMs} />)}
          </Card>
          {lost && <Note kind="alert" icon="off">{lost.title}。{lost.body}</Note>}
          <View className="mt16">
            {older
              ? <Button kind="soft" block loading={query.isFetchingNextPage} onClick={() => void turn(at + 1)}>{lost ? '再试一次' : '更早的'}</Button>
              : <View className="cap dim center">都在这里了</View>}
          </View>
        </>
      )}
      {page && (
        <View className="mt24">
          <Card rows>
            <Row icon="truck" title="收货地址" note="只在寄东西时用，随时能改、能删" onClick={() => openPage('address')} />
          </Card>
        </View>
      )}
    </Page>
  )
}
