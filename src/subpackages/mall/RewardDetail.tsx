import { View } from '@tarojs/components'
import type { components } from '../../../contract/types.gen'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { RewardArt } from '../../components/RewardArt'
import type { Reward } from '../../state/rewards'
import { couponTerms } from '../../text/coupons'
import { dayText } from '../../text/dates'
import { points } from '../../text/points'
import { opensText } from '../../text/rewards'

type Expiring = components['schemas']['Expiring']

interface RewardDetailProps {
  reward: Reward
  preview?: { available: number; availableAfter: number | null; from: Expiring[] }
  /** The soonest of the points that would go are about to lapse. */
  lapsing: boolean
  nowMs: number
}

/** Points by when they lapse, in two parts: the soonest, and all the rest. */
function twoParts(from: Expiring[], nowMs: number): { points: number; words: string }[] {
  const [soonest, ...later] = from
  const parts = [{ points: soonest.points, words: `先用 ${dayText(soonest.expiresOn, nowMs)} 过期的` }]
  if (later.length === 0) return parts
  const rest = later.reduce((sum, part) => sum + part.points, 0)
  return [...parts, { points: rest, words: `再用 ${dayText(later[0].expiresOn, nowMs)} ${later.length > 1 ? '起' : ''}过期的` }]
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <View className="line between reward-fact">
      <View className="muted">{name}</View>
      <View className="reward-said">{children}</View>
    </View>
  )
}

export function RewardDetail({ reward, preview, lapsing, nowMs }: RewardDetailProps) {
  const { early, opensAt } = reward
  const parts = preview && preview.from.length > 0 ? twoParts(preview.from, nowMs) : []
  return (
    <>
      <View className="reward-picture"><RewardArt picture={reward.picture} terms={reward.coupon?.terms} wide /></View>
      <View className="reward-head">
        <View className="gold"><View className="num-l reward-price">{points(reward.prices[0].points)}</View> 积分</View>
        <View className="t1">{reward.name}</View>
        <View className="muted mt4">{reward.story}</View>
      </View>
      {opensAt && (
        <Card title="什么时候能兑">
          {early && <View className="line sub muted"><Icon name="clock" size="s" />{`${early.tierName}及以上 ${opensText(early.opensAt, nowMs)}`}</View>}
          <View className="line sub strong mt4"><Icon name="clock" size="s" />{`${preview ? '你' : '所有会员'} ${opensText(opensAt, nowMs)}`}</View>
        </Card>
      )}
      {preview && !opensAt && parts.length > 0 && (
        <Card title="用哪些积分">
          <View className={lapsing ? 'reward-parts reward-lapsing' : 'reward-parts'} aria-hidden="true">
            {parts.map((part) => <View key={part.words} className="reward-part" style={{ flexGrow: part.points }} />)}
          </View>
          {parts.map((part) => (
            <View key={part.words} className="line between reward-fact">
              <View className="line"><View className="reward-dot" />{part.words}</View>
              <View className="num">{points(part.points)}</View>
            </View>
          ))}
          <View className="line between reward-fact reward-after">
            <View className="muted">可用积分</View>
            <View className="t3 num">{`${points(preview.available)} → ${points(preview.availableAfter ?? 0)}`}</View>
          </View>
        </Card>
      )}
      {reward.coupon && (
        <Card>
          <Fact name="怎么用">{couponTerms(reward.coupon.terms)}</Fact>
          <Fact name="有效期">{`兑后 ${reward.coupon.validDays} 天内用`}</Fact>
        </Card>
      )}
    </>
  )
}
