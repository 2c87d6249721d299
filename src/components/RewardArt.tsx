import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { couponFace } from '../text/coupons'
import './StatePanel.scss'
import './RewardArt.scss'

type Reward = components['schemas']['Reward']

/** A still life of it; what has none shows what its coupon is worth. */
export function RewardArt({ reward, wide }: { reward: Pick<Reward, 'picture' | 'terms'>; wide?: boolean }) {
  const face = couponFace(reward.terms)
  return (
    <View className={`reward-art${wide ? ' reward-art-wide' : ''}${reward.picture ? ` reward-still still-${reward.picture}` : ''}`} aria-hidden="true">
      {!reward.picture && (
        <View className="reward-face">
          <View className="num-l">{face.mark + face.big}</View>
          <View className="sub">{face.small}</View>
        </View>
      )}
    </View>
  )
}
