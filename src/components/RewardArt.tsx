import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { couponFace } from '../text/coupons'
import './StatePanel.scss'
import './RewardArt.scss'

type Schemas = components['schemas']

interface RewardArtProps {
  picture: Schemas['RewardPicture']
  /** What a coupon without a picture is worth. */
  terms?: Schemas['CouponTerms'] | null
  wide?: boolean
}

/** A still life of it; a coupon that has none shows its face. */
export function RewardArt({ picture, terms, wide }: RewardArtProps) {
  const face = !picture && terms ? couponFace(terms) : null
  return (
    <View className={`reward-art${wide ? ' reward-art-wide' : ''}${picture ? ` reward-still still-${picture}` : ''}`} aria-hidden="true">
      {face && (
        <View className="reward-face">
          <View className="num-l">{face.mark + face.big + face.unit}</View>
          <View className="sub">{face.small}</View>
        </View>
      )}
    </View>
  )
}
