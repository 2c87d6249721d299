import { serverNow } from '../../api/server-clock'
import { CoachMarks } from '../../components/CoachMarks'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Skeleton } from '../../components/Skeleton'
import { showSpot } from '../../platform/spot'
import { programme } from '../../../brand/programme'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useHome } from '../../state/home'
import { setCoaching, usePreferences } from '../../state/preferences'
import { Invitation } from './Invitation'
import { MemberHome } from './MemberHome'

const marks = [
  { target: '.member-card-code', title: '到店先亮这个', body: '会员码一点就开，没有信号也能看卡。' },
  { target: '.member-card-foot', title: '每一分都说得清', body: '从哪来、怎么算、什么时候过期，点开都写着。' },
  { target: '.dual-track', title: '两条路，走通一条就升级', body: '攒成长值，或一年里的消费。哪条近，哪条亮着。' },
]

/** The first screen: one request draws it, and the last answer paints before that. */
export default function HomePage() {
  const coaching = usePreferences((preferences) => preferences.coaching)
  const query = useHome()
  const { failure, stale, retry } = freshness(query)
  const home = query.data
  return (
    <Page
      {...useFrame()}
      title={programme.name}
      tint={home && ((home.progress?.boost?.tier ?? home.progress?.current)?.tierId ?? 'sprout')}
      offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}
    >
      {home?.member && coaching === 'due' && <CoachMarks marks={marks} locate={showSpot} onDone={() => setCoaching('done')} />}
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {!home && !failure && <Skeleton blocks={['hero', 'tracks', 'quick', 'title']} />}
      {home && (home.member && home.points && home.progress
        ? <MemberHome home={home} member={home.member} points={home.points} progress={home.progress} offline={stale !== null} />
        : <Invitation home={home} />)}
    </Page>
  )
}
