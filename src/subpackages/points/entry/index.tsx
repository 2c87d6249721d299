import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/Card'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { ReceiptCard } from '../../../components/ReceiptCard'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useLedgerEntry } from '../../../state/points'
import { useRules } from '../../../state/programme'
import { momentText } from '../../../text/dates'
import { entryTitle } from '../../../text/ledger'
import { points, signedPoints } from '../../../text/points'
import { postingText } from '../../../text/receipt'
import { Links } from './Links'
import { RulesOfThatDay, RulesOfToday } from './Rules'
import './index.scss'

/** One entry and how it came about: the lines of the receipt add up to the entry. */
export default function EntryPage() {
  const entryId = useRouter().params.id ?? ''
  const query = useLedgerEntry(entryId)
  const { failure, stale, retry } = freshness(query)
  const rules = useRules().data
  const detail = query.data
  const versions = rules?.versions ?? []
  const ladder = versions.find(({ version }) => version === detail?.ruleVersion)?.ladder ?? []
  const tierNames = Object.fromEntries(ladder.map((tier) => [tier.tierId, tier.name]))

  return (
    <Page {...useFrame()} title="积分说明" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isPending && !failure && <Skeleton blocks={['balance', 'rows']} />}
      {detail && (
        <>
          <View className="entry-head">
            <View className="sub muted">{entryTitle(detail.entry)}</View>
            <View className={detail.entry.points > 0 ? 'num-xl gold' : 'num-xl'}>{signedPoints(detail.entry.points)}</View>
            <View className="line wrap sub muted">
              <View className="num">{momentText(detail.entry.occurredAt, serverNow())}</View>
              <View className="num">余 {points(detail.entry.balanceAfter)}</View>
              {detail.entry.growth !== 0 && <View className="num">成长值 {signedPoints(detail.entry.growth)}</View>}
            </View>
          </View>
          <Card>
            <ReceiptCard detail={detail} tierNames={tierNames} />
          </Card>
          <Links detail={detail} />
          <RulesOfToday detail={detail} versions={versions} tierNames={tierNames} />
          <RulesOfThatDay detail={detail} versions={versions} />
          <Card title="账本怎么记">
            {detail.postings.length === 0 && <View className="sub muted entry-posting">没有积分进出</View>}
            {detail.postings.map((posting, index) => (
              <View key={index} className="line between entry-posting">
                <View className="sub muted">{postingText(posting)}</View>
                <View className="num">{points(posting.points)}</View>
              </View>
            ))}
          </Card>
        </>
      )}
    </Page>
  )
}
