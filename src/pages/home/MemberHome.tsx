import { Text, View } from '@tarojs/components'
import type { components } from '../../../contract/types.gen'
import { serverNow } from '../../api/server-clock'
import { BenefitGrid } from '../../components/Benefits'
import { Card } from '../../components/Card'
import { DualTrack } from '../../components/DualTrack'
import { Icon } from '../../components/Icon'
import { MemberCard } from '../../components/MemberCard'
import { QuickLinks } from '../../components/QuickLinks'
import { Section } from '../../components/Section'
import { TierMark } from '../../components/TierArt'
import { openPage, switchTab } from '../../routes'
import './index.scss'

type Schemas = components['schemas']

interface MemberHomeProps {
  member: Schemas['MemberProfile']
  points: Schemas['PointsBalance']
  progress: Schemas['TierProgress']
  benefits: Schemas['BenefitGroups']
  offline: boolean
}

export function MemberHome({ member, points, progress, benefits, offline }: MemberHomeProps) {
  const { current, next } = progress
  const mine = benefits.mine.length > 0 ? benefits.mine : benefits.everyone
  return (
    <>
      <MemberCard
        member={member}
        tier={current}
        points={points}
        nowMs={serverNow()}
        offline={offline}
        onShowCode={() => openPage('memberCode')}
        onFoot={() => openPage('points')}
      />
      {next && (
        <Card title={`离「${next.name}」${progress.tracks[0].percent >= 80 ? '只差一步' : '还有一段'}`} aside="走通一条就行" onClick={() => openPage('tier')}>
          <DualTrack progress={progress} />
        </Card>
      )}
      <QuickLinks
        links={[
          { icon: 'list', label: '积分明细', onClick: () => openPage('points') },
          { icon: 'star', label: '等级权益', onClick: () => openPage('tier') },
          { icon: 'gift', label: '积分商城', onClick: () => switchTab('mall') },
          { icon: 'info', label: '积分规则', onClick: () => openPage('rules') },
        ]}
      />
      <Section title={benefits.mine.length > 0 ? `${current.name}权益` : '人人可享'} more="等级与权益" onMore={() => openPage('tier')}>
        <Card tierId={current.tierId}>
          <BenefitGrid benefits={mine.slice(0, 4)} tierId={current.tierId} />
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
