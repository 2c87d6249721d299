import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { programme as brand } from '../../../brand/programme'
import { cardCodeIn } from '../../../loyalty/package-cards'
import { toApiError } from '../../api/problem'
import { serverNow } from '../../api/server-clock'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Skeleton } from '../../components/Skeleton'
import { goBack, switchTab } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { invitedWith, useInvitation } from '../../state/invitations'
import type { Channel } from '../../state/membership'
import { forgetCard, keepCard, keptCard, usePackageCard, type PackageCard } from '../../state/package-cards'
import { useProgramme } from '../../state/programme'
import { useSession } from '../../state/session'
import { CardUnread, Retype } from './CardUnread'
import { GivenScreen, JoinedScreen } from './JoinedScreen'
import { JoinForm } from './JoinForm'
import { JoinGift } from './JoinGift'
import { Landing, StaffHere } from './Landing'
import { useClaim } from './use-claim'
import { useJoining } from './use-joining'
import '../../components/CodeEntry.scss'
import '../../components/StatePanel.scss'
import './index.scss'

const channelOf = (asked: string | undefined): Channel => (asked === 'package_card' || asked === 'store' ? asked : 'app')

const overForGood: PackageCard['state'][] = ['mine', 'taken', 'expired', 'voided']

/** The card of the link, or one that was looked at on this phone not long ago; null: joining without a card. */
function cardAt(params: Record<string, string | undefined>): { code: string } | 'damaged' | null {
  const found = cardCodeIn(params)
  const kept = found === null ? keptCard() : null
  return kept === null ? found : { code: kept }
}

/** Joining in one screen: the gift first, then one unticked line, then one button. With a card's code it is the card's gift. */
export default function JoinPage() {
  const frame = useFrame()
  const { params } = useRouter()
  const [found, setFound] = useState(() => cardAt(params))
  const code = found === null || found === 'damaged' ? null : found.code
  const channel = code !== null ? 'package_card' : channelOf(params.channel)
  // A code that nobody has is sent all the same: the server says whether it counts, and joining waits for nothing.
  const [invitationCode] = useState(() => invitedWith(params.invitation))
  const invitation = useInvitation(invitationCode)
  const unknown = invitation.error !== null && toApiError(invitation.error).code === 'INVITATION_UNKNOWN'
  const query = useProgramme()
  const session = useSession()
  const isMember = session?.role === 'member'
  const isStaff = session?.role === 'staff' || session?.role === 'manager'
  const card = usePackageCard(isStaff ? null : code)
  const joining = useJoining({ channel, invitationCode, card: code, onOutdated: () => void query.refetch() })
  const claim = useClaim(code)
  const { failure: unread, stale: staleCard } = freshness(card)
  const { failure, stale } = freshness(query)
  const retry = () => {
    if (code !== null) void card.refetch()
    void query.refetch()
  }
  const noSuchCard = unread?.code === 'CODE_UNKNOWN'
  const over = noSuchCard || (card.data !== undefined && overForGood.includes(card.data.state))

  useEffect(() => {
    if (over) forgetCard()
    else if (code && !isStaff) keepCard(code)
  }, [code, isStaff, over])

  if (claim.given) return <GivenScreen given={claim.given} frame={frame} />
  if (joining.joined) return <JoinedScreen joined={joining.joined} invitation={invitation.data} claim={claim} frame={frame} />

  const plain = () => setFound(null)
  const read = (typed: string) => setFound({ code: typed })
  function content() {
    if (isStaff) return <StaffHere withCard={found !== null} />
    if (found === 'damaged') return <Retype title="链接不完整" body={'像是转发时被截断了。\n再扫一次，或照着卡片输入。'} onCode={read} onWithout={plain} />
    if (unread && noSuchCard) return <Retype title="没找到这张卡" body="对照卡上的码再看一眼，常常只差一位。" onCode={read} onWithout={plain} />
    if (unread) return <CardUnread error={unread} onRetry={retry} onWithout={plain} />
    if (found === null && isMember) {
      return <EmptyState title={`${session.displayName}，你已经是会员了`} body="卡和积分都在，不用再填一遍。" action="看看我的卡" onAction={() => switchTab('home')} />
    }
    if (failure) return <FailedQuery error={failure} onRetry={retry} />
    if (!query.data || (code !== null && !card.data)) return <Skeleton blocks={['title', 'hero', 'rows']} />
    if (card.data) return <Landing card={card.data} isMember={isMember} programme={query.data} joining={joining} claim={claim} onWithout={plain} />
    return (
      <>
        <JoinGift programme={query.data} fromCard={channel === 'package_card'} invitation={invitation.data} />
        {unknown && <View className="sub dim mt12">没找到这个邀请，直接入会也一样。</View>}
        <JoinForm joining={joining} consentVersion={query.data.invitation.consentVersion} />
      </>
    )
  }
  const banner = <OfflineBanner stale={staleCard ?? stale} nowMs={serverNow()} onRetry={retry} />
  return <Page {...frame} title={brand.name} tint="sprout" onBack={goBack} offlineBanner={banner}>{content()}</Page>
}
