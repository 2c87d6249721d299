import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/Card'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useExport } from '../../../state/my-data'
import { useSession } from '../../../state/session'
import { momentText } from '../../../text/dates'
import { MembersOnly } from '../MembersOnly'
import { SectionCard } from './SectionCard'
import { TakeAway } from './TakeAway'
import './index.scss'

/** Everything that is held about me, section by section, to be read and to be taken away. */
export default function ExportPage() {
  const isMember = useSession()?.role === 'member'
  const query = useExport(isMember)
  const { failure, stale, retry } = freshness(query)
  const [opened, setOpened] = useState<string | null>(null)
  const all = query.data
  const nowMs = serverNow()
  const sections = all?.sections ?? []
  // Named too, so that nobody wonders.
  const empty = sections.filter(({ total }) => total === 0).map(({ title }) => title)
  return (
    <Page {...useFrame()} title="我们留着的一切" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'rows', 'rows']} />}
      {all && (
        <>
          <View className="sub muted my-data-lead">{`${momentText(all.madeAt, nowMs)} 取出的，关于你的都在这里。右边是条数，点开看每一条。`}</View>
          <TakeAway all={all} />
          <Card rows>
            {sections.filter(({ total }) => total > 0).map((section) => (
              <SectionCard key={section.section} section={section} open={opened === section.section} onOpen={() => setOpened(opened === section.section ? null : section.section)} />
            ))}
          </Card>
          {empty.length > 0 && <View className="cap dim my-data-lead mt12">没有记录的还有：{empty.join('、')}。</View>}
        </>
      )}
    </Page>
  )
}
