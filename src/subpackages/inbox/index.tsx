import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '../../api/server-clock'
import { toApiError } from '../../api/problem'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { readNotices, useNotices } from '../../state/notices'
import { useSubjectId } from '../../state/session'
import { brandDay } from '../../text/dates'
import { refusalWords } from '../../text/refusals'
import { BookedReminders } from './BookedReminders'
import { NoticeRow } from './NoticeRow'
import './index.scss'

/** What the member has been told. Being shown is being read; the marks stay for this visit. */
export default function InboxPage() {
  const frame = useFrame()
  const subjectId = useSubjectId()
  const query = useNotices()
  const { failure, stale, retry } = freshness(query)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const notices = query.data?.pages.flatMap((page) => page.notices) ?? []
  const [newest] = notices
  // What is kept from the last visit may long be read: only a fresh answer says.
  const fresh = !stale && (!query.isFetching || isFetchingNextPage)
  const unseen = fresh && newest && !newest.read ? newest.noticeId : null

  useEffect(() => {
    // Not told this time is told the next: the mark stays where it is.
    if (unseen) readNotices(subjectId, unseen).catch(() => undefined)
  }, [subjectId, unseen])
  useReachBottom(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  })

  const lost = query.isFetchNextPageError && query.error ? refusalWords(toApiError(query.error).code) : null
  return (
    <Page {...frame} title="提醒" onBack={goBack} offlineBanner={<OfflineBanner stale={lost ? null : stale} nowMs={serverNow()} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isPending && <Skeleton blocks={['rows', 'rows']} />}
      {query.data && notices.length === 0 && (
        <EmptyState title="还没有提醒" body="积分快到期、等级有变化、规则要更新，都会提前写在这里。" action="看看我的积分" onAction={() => openPage('points')} />
      )}
      {notices.length > 0 && (
        <>
          <Card rows>
            {notices.map((notice) => <NoticeRow key={notice.noticeId} notice={notice} nowMs={serverNow()} />)}
          </Card>
          {lost && (
            <View className="mt12">
              <Note kind="alert" icon="off">{lost.title}。{lost.body}</Note>
            </View>
          )}
          <View className="inbox-more">
            {hasNextPage
              ? <Button kind="soft" block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{lost ? '再试一次' : '再看 20 条'}</Button>
              : <View className="cap dim center">都在这里了</View>}
          </View>
        </>
      )}
      {query.data && <BookedReminders today={brandDay(serverNow())} offline={stale?.offline ?? false} />}
    </Page>
  )
}
