import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import type { Programme } from '../../state/programme'
import { points } from '../../text/points'

interface Props {
  programme: Programme
  fromCard: boolean
  nowMs: number
}

/** What joining brings, before anything is asked. */
export function JoinGift({ programme, fromCard }: Props) {
  const { welcomePoints, welcomePointsValidMonths } = programme.invitation
  const first = programme.ladder[0]
  return (
    <>
      <View className="join-head">
        <View className="sub muted">{fromCard ? '包裹里的一张卡' : programme.name}</View>
        <View className="join-title">{fromCard ? '谢谢你带它回家，' : '来，坐下喝杯茶，'}</View>
        <View className="join-title">这些送给你</View>
      </View>
      <Card>
        <View className="join-points">
          <View className="num-xl gold">{points(welcomePoints)}</View>
          <View className="sub muted">积分，入会即到账，{welcomePointsValidMonths} 个月内可用</View>
        </View>
        {first.benefits.map((benefit) => (
          <View key={benefit.benefitId} className="join-benefit">
            <Icon name="check" />
            <View className="grow">
              <View>{benefit.name}</View>
              <View className="sub muted">{benefit.note}{benefit.live ? '' : '（即将开放）'}</View>
            </View>
          </View>
        ))}
      </Card>
    </>
  )
}
