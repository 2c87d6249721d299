import { useState } from 'react'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { ExpiryBars } from '../../components/ExpiryBars'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useHome } from '../../state/home'
import { usePoints, type Flow } from '../../state/points'
import { daysLeftText } from '../../text/dates'
import { exactMoney } from '../../text/money'
import { points } from '../../text/points'
import { Ledger } from './Ledger'
import './index.scss'

const flows: { flow: Flow; name: string }[] = [
  { flow: 'all', name: '全部' },
  { flow: 'in', name: '增加' },
  { flow: 'out', name: '减少' },
]

export default function PointsPage() {
  const frame = useFrame()
  const tier = useHome().data?.progress?.current
  const query = usePoints()
  const { failure, stale, retry } = freshness(query)
  const [flow, setFlow] = useState<Flow>('all')
  const [bottom, setBottom] = useState(0)
  useReachBottom(() => setBottom((times) => times + 1))

  const balance = query.data?.balance
  const next = balance?.expiringNext
  const notMember = failure?.status === 401 || failure?.status === 403
  return (
    <Page {...frame} title="积分" onBack={goBack} tint={tier?.tierId} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {failure && !notMember && <FailedQuery error={failure} onRetry={retry} />}
      {notMember && (
        <EmptyState title="入会后就有积分" body="从第一笔消费开始，每一分都写明来处。" action="去入会" onAction={() => openPage('join')} />
      )}
      {query.isPending && <Skeleton blocks={['balance', 'rows']} />}
      {query.data && balance && (
        <>
          <View className="points-head">
            <View className="sub muted">可用积分</View>
            <View className="line baseline wrap">
              <View className="num-xl points-balance">{points(balance.available)}</View>
              <View className="muted num">≈ {exactMoney(balance.worthFen)}</View>
            </View>
            <View className="sub muted">
              本月得 {points(query.data.month.earned)}、用 {points(query.data.month.used)}
              {query.data.month.expired > 0 ? `、过期 ${points(query.data.month.expired)}` : ''}
            </View>
          </View>
          {query.data.expiries.length > 0 && (
            <Card title="什么时候过期">
              <ExpiryBars expiries={query.data.expiries} nowMs={serverNow()} />
              {next && (
                <Note kind="alert" icon="clock">
                  {points(next.points)} 积分{daysLeftText(next.daysLeft)}过期。用积分时会先用它们。
                </Note>
              )}
            </Card>
          )}
          <Card title="每日上限">
            <View className="line between sub">
              <View className="muted">今天计入</View>
              <View className="num">{points(query.data.today.earned)} / {points(query.data.today.cap)}</View>
            </View>
            <View className="points-cap" role="progressbar" aria-label={`今天计入 ${query.data.today.earned}，上限 ${query.data.today.cap}`}>
              <View style={{ width: `${Math.min(100, (query.data.today.earned * 100) / query.data.today.cap)}%` }} className="points-cap-fill" />
            </View>
          </Card>
          <Section title="积分明细">
            <View className="points-flows" role="tablist">
              {flows.map((each) => (
                <View
                  key={each.flow}
                  className={flow === each.flow ? 'points-flow points-flow-on' : 'points-flow'}
                  onClick={() => setFlow(each.flow)}
                  aria-selected={flow === each.flow ? 'true' : 'false'}
                  {...pressable(undefined, 'tab')}
                >
                  {each.name}
                </View>
              ))}
            </View>
            <Ledger flow={flow} bottom={bottom} />
          </Section>
        </>
      )}
    </Page>
  )
}
