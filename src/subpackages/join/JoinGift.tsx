import { Text, View } from '@tarojs/components'
import { BenefitGrid } from '../../components/Benefits'
import { Card } from '../../components/Card'
import type { Invitation } from '../../state/invitations'
import type { Programme } from '../../state/programme'
import { points } from '../../text/points'
import '../../components/StatePanel.scss'

interface Props {
  programme: Programme
  fromCard: boolean
  invitation: Invitation | undefined
}

/** What joining brings, before anything is asked. */
export function JoinGift({ programme, fromCard, invitation }: Props) {
  const { welcomePoints, welcomePointsValidMonths } = programme.invitation
  return (
    <>
      <View className="join-head">
        <View className="sub muted">{invitation ? `${invitation.inviterName} 邀你入会` : fromCard ? '包裹里的一张卡' : programme.name}</View>
        <View className="join-title">{fromCard ? '谢谢你带它回家，' : '来，坐下喝杯茶，'}</View>
        <View className="join-title">这些送给你</View>
      </View>
      <Card>
        <View className="join-points">
          <View className="join-picture still-cup" aria-hidden="true" />
          <View className="grow">
            <View className="num-xl gold">{points(welcomePoints)}</View>
            <View className="sub muted">积分，入会即到账，<Text className="nw">{welcomePointsValidMonths} 个月</Text>内可用</View>
          </View>
        </View>
        {invitation && invitation.friendPoints > 0 && (
          <View className="join-later">
            <View><Text className="gold nw">另有 {points(invitation.friendPoints)} 积分</Text>，首单过了 <Text className="nw">{invitation.windowDays} 天</Text>退款期到账。</View>
            <View className="sub muted mt4">{invitation.inviterName} 会看到你走到哪一步，看不到你买了什么。</View>
          </View>
        )}
        <BenefitGrid benefits={programme.everyone} tierId={programme.ladder[0].tier.tierId} />
      </Card>
    </>
  )
}
