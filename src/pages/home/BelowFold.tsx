import { Text, View } from '@tarojs/components'
import { BenefitGrid } from '../../components/Benefits'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { Section } from '../../components/Section'
import { TierMark } from '../../components/TierArt'
import { useNear } from '../../platform/near'
import { openPage } from '../../routes'
import type { Home } from '../../state/home'
import { CheckInStrip } from './CheckInStrip'
import { Happenings } from './Happenings'

interface Props {
  home: Home
  tier: { tierId: string; name: string }
  offline: boolean
}

/** What is met by scrolling: what is on, today's check-in, the benefits. */
export function BelowFold({ home, tier, offline }: Props) {
  const near = useNear('.home-fold')
  const { benefits } = home
  const mine = benefits.mine.length > 0 ? benefits.mine : benefits.everyone
  if (!near) return <View className="home-fold" />
  return (
    <>
      <View className="mt24">
        <Happenings {...home} />
      </View>
      {home.checkIn && <CheckInStrip summary={home.checkIn} offline={offline} />}
      <Section title={benefits.mine.length > 0 ? `${tier.name}权益` : '人人可享'} more="等级与权益" onMore={() => openPage('tier')}>
        <Card tierId={tier.tierId}>
          <BenefitGrid benefits={mine.slice(0, 4)} tierId={tier.tierId} />
          {benefits.next && (
            <View className={`home-next tier-${benefits.next.tierId}`}>
              <TierMark tierId={benefits.next.tierId} />
              <View className="sub grow">
                <Text className="strong">{benefits.next.tierName}</Text>
                <Text className="muted"> 解锁：{benefits.next.benefits.map((benefit) => benefit.name).join('、')}</Text>
              </View>
              <Icon name="lock" size="s" />
            </View>
          )}
        </Card>
      </Section>
    </>
  )
}
