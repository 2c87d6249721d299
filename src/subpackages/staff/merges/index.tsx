import { useState } from 'react'
import { View } from '@tarojs/components'
import { programme } from '../../../../brand/programme'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useStaffMerges, type StaffMerge } from '../../../state/merges'
import { useSession } from '../../../state/session'
import { otherCard } from '../../../text/merges'
import { points } from '../../../text/points'
import { MergeCard } from './MergeCard'

/** On screen at once: a page of the mini-program holds only so much. */
const perPage = 10

/** What went back, and what did not. */
function wentBack({ other, points: brought, returnedPoints }: StaffMerge): string {
  const returned = returnedPoints ?? 0
  const spent = brought - returned
  return `已恢复成两张。${points(returned)} 积分回到 ${otherCard(other)}${spent > 0 ? `，另有 ${points(spent)} 分合卡后用掉了，退不回去` : ''}。`
}

/** Merges that can still be taken apart, the newest first. */
export default function MergesPage() {
  const role = useSession()?.role
  const isStaff = role === 'staff' || role === 'manager'
  const query = useStaffMerges(isStaff)
  const { failure, stale, retry } = freshness(query)
  const [at, setAt] = useState(0)
  const [undone, setUndone] = useState<StaffMerge | null>(null)
  const nowMs = serverNow()
  const merges = (query.data?.merges ?? []).filter(({ undoneAt }) => undoneAt === null)
  const from = at * perPage
  return (
    <Page {...useFrame()} title="合卡恢复" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isStaff && <EmptyState title="这里是店员用的" body={`客人合错了卡，${programme.mergeUndoDays} 天内可以在这里恢复。`} action="换一个身份" onAction={() => openPage('people')} />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['rows', 'rows']} />}
      {undone && <Note icon="okc">{wentBack(undone)}</Note>}
      {query.data && merges.length === 0 && <EmptyState title="没有能恢复的合卡" body={`客人合卡后的 ${programme.mergeUndoDays} 天里，会排在这里。`} />}
      {merges.slice(from, from + perPage).map((merge) => <MergeCard key={merge.mergeId} merge={merge} offline={stale?.offline ?? false} nowMs={nowMs} onUndone={setUndone} />)}
      {from > 0 && <View className="mt16"><Button kind="soft" block onClick={() => setAt(at - 1)}>较新的</Button></View>}
      {merges.length > from + perPage && <View className="mt16"><Button kind="soft" block onClick={() => setAt(at + 1)}>更早的</Button></View>}
    </Page>
  )
}
