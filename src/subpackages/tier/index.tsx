import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { BenefitRow } from '../../components/Benefits'
import { Card } from '../../components/Card'
import { DualTrack } from '../../components/DualTrack'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { Tag } from '../../components/Tag'
import { TierLadder } from '../../components/TierLadder'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useProgramme } from '../../state/programme'
import { useSession } from '../../state/session'
import { useMyBenefits, useMyTier } from '../../state/tier'
import { brandDay, dayText } from '../../text/dates'
import { tierReason } from '../../text/tiers'
import { KeepCard } from './KeepCard'
import { Recommended } from './Recommended'
import { TierBenefits } from './TierBenefits'
import { Trial } from './Trial'
import { WhatIf } from './WhatIf'
import { giftText, giftTitle, withNext } from './words'
import './index.scss'

/** The ladder is public; where I stand on it is mine. */
export default function TierPage() {
  const isMember = useSession()?.role === 'member'
  const programme = useProgramme()
  const mine = useMyTier(isMember)
  const myBenefits = useMyBenefits(isMember)
  // A member's own standing that cannot be had is a failure, not a visitor's page.
  const states = [freshness(mine), freshness(programme)]
  const failure = states.find((state) => state.failure)?.failure ?? null
  const stale = states.find((state) => state.stale)?.stale ?? null
  const [chosen, setChosen] = useState<string | null>(null)
  const retry = () => void Promise.all([programme.refetch(), ...(isMember ? [mine.refetch(), myBenefits.refetch()] : [])])

  const nowMs = serverNow()
  const progress = mine.data?.progress
  const { ladder = [], everyone = [], spendMonths = 0 } = programme.data ?? {}
  const placeOf = (tierId: string | undefined) => ladder.find(({ tier }) => tier.tierId === tierId)
  const shown = placeOf(chosen ?? progress?.current.tierId) ?? ladder[0]
  const next = placeOf(progress?.next?.tierId)
  const isMine = shown?.tier.tierId === progress?.current.tierId
  const above = progress && shown && shown.tier.rank > progress.current.rank
  const gifts = myBenefits.data?.gifts ?? []
  const until = progress?.graceUntil ?? progress?.validUntil

  return (
    <Page {...useFrame()} title="等级与权益" onBack={goBack} tint={progress?.current.tierId} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {!failure && (programme.isPending || mine.isLoading) && <Skeleton blocks={['title', 'rows']} />}
      {shown && !failure && !mine.isLoading && (
        <>
          <View className="line between wrap tier-head">
            <View>
              <View className="tier-name">{progress?.current.name ?? `${ladder.length} 个等级`}</View>
              <View className="sub muted">
                {progress
                  ? until ? `保留到 ${dayText(brandDay(Date.parse(until) - 1), nowMs)}` : '一直有效'
                  : '成长值或消费，走通一条就升级'}
              </View>
            </View>
            {progress?.validUntil && (
              <Tag kind={progress.graceUntil ? 'alert' : progress.keepsTier ? 'ok' : 'plain'}>
                {progress.graceUntil ? '宽限期' : progress.keepsTier ? '不会降级' : '保级还在路上'}
              </Tag>
            )}
          </View>
          <TierLadder ladder={ladder.map(({ tier }) => tier)} currentId={progress?.current.tierId} boostedId={progress?.boost?.tier.tierId} selectedId={shown.tier.tierId} onSelect={setChosen} />
          {progress?.boost && <Trial boost={progress.boost} own={progress.current} nowMs={nowMs} />}
          {gifts.some(({ open }) => open) && (
            <Card rows>
              {gifts.filter(({ open }) => open).map((gift) => (
                <Row
                  key={gift.giftId}
                  icon="gift"
                  title={giftTitle(gift)}
                  note={giftText(gift, nowMs)}
                  aside={<Tag kind={gift.chosenOptionId ? 'ok' : 'gold'}>{gift.chosenOptionId ? '已选' : '去选'}</Tag>}
                  onClick={() => openPage('gift', { id: gift.giftId })}
                />
              ))}
            </Card>
          )}
          {mine.data && progress?.graceUntil && <KeepCard mine={mine.data} nowMs={nowMs} />}
          {mine.data && progress?.next && (
            <Card title={`到「${progress.next.name}」`} aside="走通一条就行">
              <DualTrack progress={progress} />
              <WhatIf mine={mine.data} />
            </Card>
          )}
          {mine.data && !progress?.graceUntil && <KeepCard mine={mine.data} nowMs={nowMs} />}
          {myBenefits.data && <Recommended benefits={myBenefits.data} nowMs={nowMs} />}
          <TierBenefits place={shown} title={isMine ? `本级专享 · ${shown.tier.name}` : `${shown.tier.name}权益`} spendMonths={spendMonths} locked={above} nowMs={nowMs} />
          {next && next !== shown && <TierBenefits place={next} title={`下一级解锁 · ${next.tier.name}`} spendMonths={spendMonths} locked nowMs={nowMs} />}
          <Section title="人人可享">
            <Card rows>{everyone.map((benefit) => <BenefitRow key={benefit.benefitId} benefit={withNext(benefit, nowMs)} />)}</Card>
          </Section>
          {gifts.some(({ open }) => !open) && (
            <Section title="收过的礼">
              <Card rows>
                {gifts.filter(({ open }) => !open).map((gift) => (
                  <Row key={gift.giftId} icon="gift" title={gift.name} note={giftText(gift, nowMs)} onClick={() => openPage('gift', { id: gift.giftId })} />
                ))}
              </Card>
            </Section>
          )}
          {mine.data && mine.data.history.length > 0 && (
            <Section title="怎么走到这里" more="规则" onMore={() => openPage('rules')}>
              <Card rows>
                {mine.data.history.map((change) => (
                  <View key={change.at} className="line between tier-change">
                    <View>{change.name}</View>
                    <View className="sub muted num">{tierReason(change.reason)} · {dayText(brandDay(change.at), nowMs)}</View>
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
