import { View } from '@tarojs/components'
import type { components } from '../../../contract/types.gen'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Row } from '../../components/Row'
import { RewardArt } from '../../components/RewardArt'
import { pressable } from '../../components/pressable'
import { Section } from '../../components/Section'
import { Tag } from '../../components/Tag'
import type { Reward } from '../../state/rewards'
import { dayText } from '../../text/dates'
import { points } from '../../text/points'

interface ExpiringShelfProps {
  expiring: components['schemas']['Expiring']
  /** The best fit first. */
  fits: Reward[]
  nowMs: number
  off: boolean
  onOpen: (rewardId: string) => void
}

const fitText = (price: number, lapsing: number) => (price === lapsing ? '正好够' : `用掉其中 ${points(price)}，余 ${points(lapsing - price)}`)

/** Points about to lapse, and the thing that uses them up. */
export function ExpiringShelf({ expiring, fits: [best, ...others], nowMs, off, onOpen }: ExpiringShelfProps) {
  const price = best.prices[0].points
  return (
    <Section title="快过期优先用">
      <Card>
        <View className="mall-best" onClick={() => onOpen(best.rewardId)} {...pressable(best.name)}>
          <RewardArt picture={best.picture} terms={best.coupon?.terms} wide />
          <View className="mall-lapsing">
            <Tag kind="alert" icon="clock">{points(expiring.points)} 积分 {dayText(expiring.expiresOn, nowMs)} 过期</Tag>
          </View>
        </View>
        <View className="line mall-best-foot">
          <View className="grow">
            <View className="t3">{best.name}</View>
            <View className="sub muted">{fitText(price, expiring.points)}</View>
          </View>
          <Button small disabled={off} onClick={() => onOpen(best.rewardId)}>{points(price)} 兑换</Button>
        </View>
        {others.slice(0, 2).map((reward) => (
          <Row key={reward.rewardId} title={reward.name} note={fitText(reward.prices[0].points, expiring.points)} aside={`${points(reward.prices[0].points)} 积分`} onClick={() => onOpen(reward.rewardId)} />
        ))}
      </Card>
    </Section>
  )
}
