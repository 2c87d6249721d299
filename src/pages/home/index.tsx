import { serverNow } from '../../api/server-clock'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Skeleton } from '../../components/Skeleton'
import { programme } from '../../../brand/programme'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useHome } from '../../state/home'
import { Invitation } from './Invitation'
import { MemberHome } from './MemberHome'

/** The first screen: one request draws it, and the last answer paints before that. */
export default function HomePage() {
  const query = useHome()
  const { failure, stale, retry } = freshness(query)
  const home = query.data
  return (
    <Page
      {...useFrame()}
      title={programme.name}
      tint={home && (home.progress?.current.tierId ?? 'sprout')}
      offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}
    >
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {!home && !failure && <Skeleton blocks={['hero', 'tracks', 'quick', 'title']} />}
      {home && (home.member && home.points && home.progress
        ? <MemberHome member={home.member} points={home.points} progress={home.progress} benefits={home.benefits} offline={stale !== null} />
        : <Invitation home={home} />)}
    </Page>
  )
}
