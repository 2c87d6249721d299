import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { EndingNote } from '../../components/EndingNote'
import { Note } from '../../components/Note'
import { Page } from '../../components/Page'
import { Rain } from '../../components/Rain'
import { Vessel } from '../../components/Vessel'
import { openPage, switchTab } from '../../routes'
import type { useFrame } from '../../state/frame'
import type { Invitation } from '../../state/invitations'
import type { Joined } from '../../state/membership'
import type { CardGiven } from '../../state/package-cards'
import { waitingGift } from '../../state/waiting-gift'
import { points } from '../../text/points'
import { Advisor } from './Advisor'
import { Received } from './Received'
import type { Claim } from './use-claim'
import { refusedWords } from './words'

type Frame = ReturnType<typeof useFrame>

interface Props {
  joined: Joined
  invitation: Invitation | undefined
  claim: Claim
  frame: Frame
}

/** Welcome: what has come, until when it is good, and where to from here. */
export function JoinedScreen({ joined, invitation, claim, frame }: Props) {
  const { alreadyMember, welcomePoints, member, card, cardRefused } = joined
  const gift = waitingGift()
  const gained = welcomePoints + (card?.points ?? 0)
  const leaving = (claim.refused?.code ?? cardRefused) === 'MEMBERSHIP_ENDING'
  const why = claim.refused?.code ?? cardRefused
  return (
    <Page {...frame} title="欢迎" tint="sprout">
      {!alreadyMember && <Rain />}
      <View className="joined" role="status">
        <Vessel />
        {gained > 0 && <View className="num-xl gold mt24">+{points(gained)}</View>}
        <View className={gained > 0 ? 't1 mt12' : 't1 mt24'}>{alreadyMember ? `欢迎回来，${member.displayName}` : '入会成功，积分到账了'}</View>
        <View className="muted mt8">{alreadyMember ? `你早就是会员了，${card ? '这张卡的礼物也归到你名下。' : '积分和等级都在。'}` : '卡已经放进「会员」页，断网也能打开。'}</View>
        {joined.invited && invitation && (
          <View className="muted mt8">首单过了 {invitation.windowDays} 天退款期，还有 {points(invitation.friendPoints)} 积分。</View>
        )}
      </View>
      {member.endsAt && !leaving && <EndingNote endsAt={member.endsAt} nowMs={serverNow()} onReturn={() => openPage('cancel')} />}
      {why && <Note icon="info">{refusedWords(why)}{!alreadyMember && `入会的 ${points(welcomePoints)} 积分照样到账。`}</Note>}
      {card && <Received coupons={card.coupons} joined={!alreadyMember} />}
      <View className="join-actions">
        {leaving && <Button block loading={claim.busy} onClick={() => void claim.claim(true)}>我要回来，并领取</Button>}
        {gift && <Button block onClick={() => openPage('couponGift', { token: gift })}>去领朋友送的券</Button>}
        <Button kind={gift || leaving ? 'soft' : undefined} block onClick={() => switchTab('home')}>看看我的卡</Button>
        <Button kind="text" block onClick={() => openPage('rules')}>怎么攒更多</Button>
        {!alreadyMember && <Button kind="text" block onClick={() => openPage('profile')}>填昵称和生日（可跳过）</Button>}
      </View>
      <Advisor />
    </Page>
  )
}

/** A member's card has given. */
export function GivenScreen({ given: { kind, points: given, coupons }, frame }: { given: CardGiven; frame: Frame }) {
  return (
    <Page {...frame} title="领到了" tint="sprout">
      <Rain />
      <View className="joined" role="status">
        <Vessel />
        {given > 0 && <View className="num-xl gold mt24">+{points(given)}</View>}
        <View className={given > 0 ? 't1 mt12' : 't1 mt24'}>{kind === 'thanks' ? '谢礼到账了' : '礼物领到了'}</View>
        <View className="muted mt8">{coupons.length > 0 ? '券在你的券包里，期限写在上面。' : '谢谢你又带一件回家。'}</View>
      </View>
      <Received coupons={coupons} />
      <View className="join-actions">
        <Button block onClick={() => (coupons.length > 0 ? openPage('coupons') : switchTab('home'))}>{coupons.length > 0 ? '去券包看看' : '看看我的卡'}</Button>
        <Button kind="text" block onClick={() => openPage('points')}>看看积分明细</Button>
      </View>
    </Page>
  )
}
