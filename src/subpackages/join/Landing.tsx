import { serverNow } from '../../api/server-clock'
import { EmptyState } from '../../components/EmptyState'
import { openPage } from '../../routes'
import type { PackageCard } from '../../state/package-cards'
import type { Programme } from '../../state/programme'
import { CardGift } from './CardGift'
import { CardOver } from './CardOver'
import { ClaimButton } from './ClaimButton'
import { JoinForm } from './JoinForm'
import type { Claim } from './use-claim'
import type { Joining } from './use-joining'

/** To whom works here: gifts and memberships are for those who buy. */
export function StaffHere({ withCard }: { withCard: boolean }) {
  return (
    <EmptyState
      picture="gift-box"
      title={withCard ? '店员账号不领礼物' : '现在是店员账号'}
      body={withCard ? '让顾客用自己的手机扫这张卡，\n礼物就进 TA 的账户。这张没有用掉。' : '让顾客用自己的手机打开这一页，\n就能入会。'}
      action="回店员工作台"
      onAction={() => openPage('staff')}
    />
  )
}

interface Props {
  card: PackageCard
  isMember: boolean
  programme: Programme
  joining: Joining
  claim: Claim
  onWithout: () => void
}

/** What a card in a parcel leads to: its gift first, then whatever it takes to have it. */
export function Landing({ card, isMember, programme, joining, claim, onWithout }: Props) {
  const { state } = card
  const { welcomePoints, consentVersion } = programme.invitation
  const nowMs = serverNow()
  if (state !== 'open') return <CardOver card={{ ...card, state }} isMember={isMember} welcomePoints={welcomePoints} nowMs={nowMs} onWithout={onWithout} />
  return (
    <>
      <CardGift card={card} again={isMember} nowMs={nowMs} />
      {isMember ? <ClaimButton gift={card.gift} claim={claim} /> : <JoinForm joining={joining} consentVersion={consentVersion} />}
    </>
  )
}
