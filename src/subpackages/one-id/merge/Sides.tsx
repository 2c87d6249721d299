import { View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import { TierMark } from '../../../components/TierArt'
import type { MergePreview } from '../../../state/merges'
import { fullDay } from '../../../text/dates'
import { otherCard } from '../../../text/merges'
import { points } from '../../../text/points'

type Side = MergePreview['mine']

const couponsText = (coupons: number) => (coupons > 0 ? `${coupons} 张券` : '没有券')

function Small({ whose, side: { name, points: held, tier, growth, coupons } }: { whose: string; side: Side }) {
  return (
    <View className={`merge-side tier-${tier.tierId}`}>
      <View className="cap merge-whose">{whose}</View>
      <View className="merge-name">{otherCard(name)}</View>
      <View className="num-m mt8">{points(held)}<View className="cap merge-unit">积分</View></View>
      <View className="merge-tier cap mt8"><TierMark tierId={tier.tierId} />{tier.name}</View>
      <View className="cap">成长值 {points(growth)}</View>
      <View className="cap">{couponsText(coupons)}</View>
    </View>
  )
}

/** What the two come to. */
export function Together({ side: { points: held, tier, tierUntil, growth, coupons }, done }: { side: Side; done: boolean }) {
  return (
    <View className={`merge-together tier-art tier-${tier.tierId}`}>
      <View className="merge-face">
        <View className="merge-tier t3"><TierMark tierId={tier.tierId} />{tier.name}</View>
        {tierUntil && <View className="cap">用到 {fullDay(tierUntil)}</View>}
        <View className="num-xl mt16">{points(held)}</View>
        <View className="cap mt4">{`${done ? '合好后' : '合起来'}的积分`}</View>
      </View>
      <View className="merge-foot sub">成长值 {points(growth)} · {couponsText(coupons)}</View>
    </View>
  )
}

/** My card and the other one, side by side, and below them the one they become. */
export function Sides({ mine, other, together }: Pick<MergePreview, 'mine' | 'other' | 'together'>) {
  return (
    <>
      <View className="merge-pair">
        <Small whose="现在这张" side={mine} />
        <Small whose="要合进来的" side={other} />
      </View>
      <View className="merge-into" aria-hidden="true"><Icon name="right" /></View>
      <Together side={together} done={false} />
    </>
  )
}
