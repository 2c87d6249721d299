import { View } from '@tarojs/components'
import { BenefitGrid } from '../../components/Benefits'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { QuickLinks } from '../../components/QuickLinks'
import { Section } from '../../components/Section'
import { openPage, switchTab } from '../../routes'
import { programme } from '../../../brand/programme'
import type { Home } from '../../state/home'
import { points } from '../../text/points'
import '../../components/TierArt.scss'
import './index.scss'

/** What somebody who has not joined sees: what it brings first, one button, and everything public to look around in. */
export function Invitation({ home }: { home: Home }) {
  const gift = home.invitation
  return (
    <>
      <View className="home-invitation tier-art tier-sprout">
        <View className="home-invitation-words">
          <View className="home-slogan">{programme.slogan}</View>
          {gift && (
            <>
              <View className="num-xl mt24">{points(gift.welcomePoints)}</View>
              <View className="sub">入会就送的积分，{gift.welcomePointsValidMonths} 个月内可用</View>
            </>
          )}
        </View>
      </View>
      <View className="home-join">
        <Button block onClick={() => openPage('join')}>入会并领取</Button>
      </View>
      <QuickLinks
        links={[
          { icon: 'star', label: '等级权益', onClick: () => openPage('tier') },
          { icon: 'info', label: '积分规则', onClick: () => openPage('rules') },
          { icon: 'gift', label: '积分商城', onClick: () => switchTab('mall') },
          { icon: 'user', label: '我的', onClick: () => switchTab('me') },
        ]}
      />
      <Section title="人人可享" more="等级与权益" onMore={() => openPage('tier')}>
        <Card tierId="sprout">
          <BenefitGrid benefits={home.benefits.everyone.slice(0, 4)} tierId="sprout" />
        </Card>
      </Section>
    </>
  )
}
