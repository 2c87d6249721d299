import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useHome } from '../../state/home'
import { useInsight, usePoints } from '../../state/points'
import { exactMoney } from '../../text/money'
import { points } from '../../text/points'
import { DayCap } from './DayCap'
import { ExpiryCard } from './ExpiryCard'
import { HoldsCard } from './HoldsCard'
import { LatestEntries } from './LatestEntries'
import { SourcesCard } from './SourcesCard'
import { ValueCard } from './ValueCard'
import { WeatherCard } from './WeatherCard'
import './index.scss'

function Insight({ few }: { few: boolean }) {
  const query = useInsight()
  const { failure, retry } = freshness(query)
  if (query.isPending) return <Skeleton blocks={['rows']} />
  if (failure) return <Note kind="alert" icon="off" action="再试一次" onAction={retry}>晴雨表和来源没取到。</Note>
  return query.data ? (
    <>
      <WeatherCard insight={query.data} few={few} />
      <SourcesCard insight={query.data} />
    </>
  ) : null
}

export default function PointsPage() {
  const frame = useFrame()
  const tier = useHome().data?.progress?.current
  const query = usePoints()
  const { failure, stale, retry } = freshness(query)
  const notMember = failure?.status === 401 || failure?.status === 403
  const now = serverNow()
  const { data } = query
  return (
    <Page {...frame} title="积分" onBack={goBack} tint={tier?.tierId} offlineBanner={<OfflineBanner stale={stale} nowMs={now} onRetry={retry} />}>
      {failure && !notMember && <FailedQuery error={failure} onRetry={retry} />}
      {notMember && (
        <EmptyState title="入会后就有积分" body="从第一笔消费开始，每一分都写明来处。" action="去入会" onAction={() => openPage('join')} />
      )}
      {query.isPending && <Skeleton blocks={['balance', 'rows']} />}
      {data && (
        <>
          <View className="points-head">
            <View className="sub muted">可用积分</View>
            <View className="line baseline wrap">
              <View className="num-xl points-balance">{points(data.balance.available)}</View>
              <View className="muted num">≈ {exactMoney(data.balance.worthFen)}</View>
            </View>
            <View className="sub muted">
              本月得 {points(data.month.earned)}、用 {points(data.month.used)}
              {data.month.expired > 0 ? `、过期 ${points(data.month.expired)}` : ''}
            </View>
          </View>
          <ExpiryCard expiries={data.expiries} next={data.balance.expiringNext} nowMs={now} />
          <Insight few={frame.large} />
          <HoldsCard held={data.balance.held} holds={data.holds} nowMs={now} />
          <ValueCard balance={data.balance} />
          <DayCap today={data.today} />
          <LatestEntries />
        </>
      )}
    </Page>
  )
}
