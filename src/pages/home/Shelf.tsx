import { View } from '@tarojs/components'
import { RewardArt } from '../../components/RewardArt'
import { Section } from '../../components/Section'
import '../../components/Tag.scss'
import { pressable } from '../../components/pressable'
import { openPage, switchTab } from '../../routes'
import type { Home } from '../../state/home'
import { points } from '../../text/points'
import './Shelf.scss'

/** What the points can be exchanged for now; spending comes before earning. */
export function Shelf({ rewards }: { rewards: NonNullable<Home['rewards']> }) {
  const { affordable, shelf, expiringFit } = rewards
  if (affordable === 0) return null
  return (
    <Section title={`你现在能兑 ${affordable} 件`} more="全部" onMore={() => switchTab('mall')}>
      <View className="shelf">
        {shelf.map((reward) => (
          <View key={reward.rewardId} className="shelf-item" onClick={() => openPage('reward', { id: reward.rewardId })} {...pressable()}>
            <RewardArt picture={reward.picture} terms={reward.terms} />
            {reward.rewardId === expiringFit?.rewardId && <View className="tag tag-alert shelf-first">快过期优先</View>}
            <View className="shelf-name sub">{reward.name}</View>
            <View className="gold num">{`${points(reward.pricePoints)} 积分`}</View>
          </View>
        ))}
      </View>
    </Section>
  )
}
