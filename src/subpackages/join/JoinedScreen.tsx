import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Page } from '../../components/Page'
import { Vessel } from '../../components/Vessel'
import { openPage, switchTab } from '../../routes'
import type { useFrame } from '../../state/frame'
import type { Invitation } from '../../state/invitations'
import type { Joined } from '../../state/membership'
import { waitingGift } from '../../state/waiting-gift'
import { points } from '../../text/points'

interface Props {
  joined: Joined
  invitation: Invitation | undefined
  frame: ReturnType<typeof useFrame>
}

export function JoinedScreen({ joined, invitation, frame }: Props) {
  const { alreadyMember, welcomePoints, member } = joined
  const gift = waitingGift()
  return (
    <Page {...frame} title="欢迎" tint="sprout">
      <View className="joined" role="status">
        <Vessel />
        {alreadyMember
          ? <View className="t1 mt24">欢迎回来，{member.displayName}</View>
          : (
              <>
                <View className="num-xl gold mt24">+{points(welcomePoints)}</View>
                <View className="t1 mt12">入会成功，积分到账了</View>
              </>
            )}
        <View className="muted mt8">{alreadyMember ? '你早就是会员了，积分和等级都在。' : '卡已经放进「会员」页，断网也能打开。'}</View>
        {joined.invited && invitation && (
          <View className="muted mt8">首单过了 {invitation.windowDays} 天退款期，还有 {points(invitation.friendPoints)} 积分。</View>
        )}
        <View className="join-actions">
          {gift && <Button block onClick={() => openPage('couponGift', { token: gift })}>去领朋友送的券</Button>}
          <Button kind={gift ? 'soft' : undefined} block onClick={() => switchTab('home')}>看看我的卡</Button>
          <Button kind="text" block onClick={() => openPage('rules')}>怎么攒更多</Button>
        </View>
      </View>
    </Page>
  )
}
