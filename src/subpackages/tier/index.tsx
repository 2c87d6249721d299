import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { BenefitRow } from '../../components/Benefits'
import { Card } from '../../components/Card'
import { DualTrack } from '../../components/DualTrack'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { Tag } from '../../components/Tag'
import { TierLadder } from '../../components/TierLadder'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useProgramme } from '../../state/programme'
import { useSession } from '../../state/session'
import { useMyTier } from '../../state/tier'
import { brandDay, dayText } from '../../text/dates'
import { money } from '../../text/money'
import { multiplier, points } from '../../text/points'
import { tierReason } from '../../text/tiers'
import './index.scss'

/** The ladder is public; where I stand on it is mine. */
export default function TierPage() {
  const programme = useProgramme()
  const mine = useMyTier(useSession()?.role === 'member')
  // A member's own standing that cannot be had is a failure, not a visitor's page.
  const states = [freshness(mine), freshness(programme)]
  const failure = states.find((state) => state.failure)?.failure ?? null
  const stale = states.find((state) => state.stale)?.stale ?? null
  const [chosen, setChosen] = useState<string | null>(null)
  const retry = () => void Promise.all([programme.refetch(), mine.refetch()])

  const progress = mine.data?.progress
  const ladder = programme.data?.ladder ?? []
  const shown = ladder.find(({ tier }) => tier.tierId === (chosen ?? progress?.current.tierId)) ?? ladder[0]
  const everyone = programme.data?.everyone ?? []

  return (
    <Page {...useFrame()} title="等级与权益" onBack={goBack} tint={progress?.current.tierId} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {!failure && (programme.isPending || mine.isLoading) && <Skeleton blocks={['title', 'rows']} />}
      {shown && !failure && !mine.isLoading && (
        <>
          <View className="line between wrap tier-head">
            <View>
              <View className="tier-name">{progress?.current.name ?? `${ladder.length} 个等级`}</View>
              <View className="sub muted">
                {progress
                  ? progress.validUntil ? `保留到 ${dayText(brandDay(Date.parse(progress.validUntil) - 1), serverNow())}` : '一直有效'
                  : '成长值或消费，走通一条就升级'}
              </View>
            </View>
            {progress?.validUntil && <Tag kind={progress.keepsTier ? 'ok' : 'plain'}>{progress.keepsTier ? '保级已达成' : '保级还在路上'}</Tag>}
          </View>
          <TierLadder ladder={ladder.map(({ tier }) => tier)} currentId={progress?.current.tierId} selectedId={shown.tier.tierId} onSelect={setChosen} />
          {progress?.next && (
            <Card title={`到「${progress.next.name}」`} aside="走通一条就行">
              <DualTrack progress={progress} />
            </Card>
          )}
          <Section title={`${shown.tier.name}权益`} more={`${multiplier(shown.tier.multiplierPercent)} 积分`}>
            <Card rows>
              <View className="sub muted tier-threshold">
                {shown.tier.growthThreshold === 0
                  ? '入会即是'
                  : `成长值 ${points(shown.tier.growthThreshold)}，或近 12 个月消费 ${money(shown.tier.spendThresholdFen)}`}
              </View>
              {shown.benefits.map((benefit) => <BenefitRow key={benefit.benefitId} benefit={benefit} />)}
            </Card>
          </Section>
          <Section title="人人可享">
            <Card rows>{everyone.map((benefit) => <BenefitRow key={benefit.benefitId} benefit={benefit} />)}</Card>
          </Section>
          {mine.data && mine.data.history.length > 0 && (
            <Section title="怎么走到这里" more="规则" onMore={() => openPage('rules')}>
              <Card rows>
                {mine.data.history.map((change) => (
                  <View key={change.at} className="line between tier-change">
                    <View>{change.name}</View>
                    <View className="sub muted num">{tierReason(change.reason)} · {dayText(brandDay(change.at), serverNow())}</View>
                  </View>
                ))}
              </Card>
            </Section>
          )}
        </>
      )}
    </Page>
  )
}
