import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useIdentities, type Identities } from '../../state/identities'
import { useSession } from '../../state/session'
import { brandDay, dayText, momentText } from '../../text/dates'
import { otherCard } from '../../text/merges'
import { money } from '../../text/money'
import { points, signedPoints } from '../../text/points'
import { MembersOnly } from './MembersOnly'
import { OldCard } from './OldCard'
import { PastOrder } from './PastOrder'
import { PhoneCard } from './PhoneCard'
import './index.scss'

/** So many stand here; older ones are in the points' own history. */
const shown = 10

/** What was joined to my card: other cards, and orders from elsewhere. */
function Joined({ merges, orders, nowMs }: Pick<Identities, 'merges' | 'orders'> & { nowMs: number }) {
  if (merges.length + orders.length === 0) return null
  return (
    <Section title="合进来的">
      <Card rows>
        {merges.slice(0, shown).map(({ mergeId, name, points: brought, mergedAt, undoneAt }) => (
          <Row
            key={mergeId}
            icon="swap"
            title={otherCard(name)}
            note={undoneAt ? `${momentText(undoneAt, nowMs)} 请店员拆开了` : `${momentText(mergedAt, nowMs)} 合进来`}
            aside={undoneAt ? undefined : <View className="num gold">{signedPoints(brought)}</View>}
            onClick={() => openPage('merge', { id: mergeId })}
          />
        ))}
        {orders.slice(0, shown).map(({ marketplace, orderTail, paidFen, points: earned, claimedAt, entryId }) => (
          <Row
            key={`${marketplace} ${orderTail} ${claimedAt}`}
            icon="bag"
            title={`${marketplace} · 尾号 ${orderTail}`}
            note={`${money(paidFen)} · ${dayText(brandDay(claimedAt), nowMs)}补的`}
            aside={<View className="num gold">{earned > 0 ? `+${points(earned)}` : '0'}</View>}
            onClick={entryId ? () => openPage('entry', { id: entryId }) : undefined}
          />
        ))}
      </Card>
    </Section>
  )
}

/** Whatever leads to me leads to one member: phone, WeChat, an old card, an order from elsewhere. */
export default function OneIdPage() {
  const isMember = useSession()?.role === 'member'
  const query = useIdentities(isMember)
  const { failure, stale, retry } = freshness(query)
  const offline = stale?.offline ?? false
  const nowMs = serverNow()
  const identities = query.data
  return (
    <Page {...useFrame()} title="我的账号" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['rows', 'rows']} />}
      {identities && (
        <>
          <PhoneCard identities={identities} />
          <OldCard offline={offline} />
          {identities.marketplaces.length > 0 && <PastOrder marketplaces={identities.marketplaces} offline={offline} />}
          <Joined merges={identities.merges} orders={identities.orders} nowMs={nowMs} />
        </>
      )}
    </Page>
  )
}
