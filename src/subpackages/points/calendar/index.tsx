import { View } from '@tarojs/components'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/Card'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage, switchTab } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { usePoints, type Points } from '../../../state/points'
import { dayText, daysLeftText } from '../../../text/dates'
import { points } from '../../../text/points'

type Expiring = Points['expiries'][number]

const DAYS_IN_WORDS = 90

function byMonth(expiries: Expiring[]): [month: string, of: Expiring[]][] {
  const months = new Map<string, Expiring[]>()
  for (const expiring of expiries) {
    const month = expiring.expiresOn.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), expiring])
  }
  return [...months]
}

const monthTitle = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
const sum = (of: Expiring[]) => of.reduce((total, each) => total + each.points, 0)

/** Every day on which points lapse, and how many. */
export default function CalendarPage() {
  const query = usePoints()
  const { failure, stale, retry } = freshness(query)
  const now = serverNow()
  const expiries = query.data?.expiries
  const soon = query.data?.balance.expiringNext
  return (
    <Page {...useFrame()} title="过期日历" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={now} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isPending && <Skeleton blocks={['rows', 'rows']} />}
      {expiries?.length === 0 && <EmptyState title="没有会过期的积分" body="得到积分以后，每一批什么时候过期都会写在这里。" />}
      {expiries && expiries.length > 0 && (
        <>
          <View className="sub muted">到期那天的 24 点过期。用积分时，总是先用最早到期的。</View>
          {byMonth(expiries).map(([month, of]) => (
            <Card key={month} title={monthTitle(month)} aside={of.length > 1 ? `共 ${points(sum(of))}` : undefined}>
              {of.map((expiring) => (
                <Row
                  key={expiring.expiresAt}
                  title={dayText(expiring.expiresOn, now)}
                  note={expiring.daysLeft <= DAYS_IN_WORDS ? daysLeftText(expiring.daysLeft) : undefined}
                  aside={<View className={expiring.expiresAt === soon?.expiresAt ? 'num-m alert' : 'num-m'}>{points(expiring.points)}</View>}
                />
              ))}
            </Card>
          ))}
          <Card rows>
            <Row icon="gift" title="看看能兑什么" note="先用掉快到期的" onClick={() => switchTab('mall')} />
            <Row icon="info" title="过期规则" onClick={() => openPage('rules')} />
          </Card>
        </>
      )}
    </Page>
  )
}
