import type { components } from '../../../contract/types.gen'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { EndingNote } from '../../components/EndingNote'
import { DualTrack } from '../../components/DualTrack'
import { MemberCard } from '../../components/MemberCard'
import { QuickLinks } from '../../components/QuickLinks'
import { openPage } from '../../routes'
import { brandDay, dayText } from '../../text/dates'
import { trialText } from '../../text/tiers'
import type { Home } from '../../state/home'
import { BelowFold } from './BelowFold'
import { Shelf } from './Shelf'
import './index.scss'

type Schemas = components['schemas']

interface MemberHomeProps {
  home: Home
  member: Schemas['MemberProfile']
  points: Schemas['PointsBalance']
  progress: Schemas['TierProgress']
  offline: boolean
}

export function MemberHome({ home, member, points, progress, offline }: MemberHomeProps) {
  const { current, next, boost } = progress
  const fit = home.rewards?.expiringFit
  return (
    <>
      {member.endsAt && <EndingNote endsAt={member.endsAt} nowMs={serverNow()} onReturn={() => openPage('cancel')} />}
      <MemberCard
        member={member}
        tier={boost?.tier ?? current}
        trial={boost ? trialText(boost.until, serverNow()) : undefined}
        points={points}
        nowMs={serverNow()}
        offline={offline}
        onShowCode={() => openPage('memberCode')}
        fact={progress.graceUntil ? `${current.name}在宽限期，${dayText(brandDay(progress.graceUntil), serverNow())}前达标就保住` : undefined}
        onFoot={() => (progress.graceUntil ? openPage('tier') : fit ? openPage('reward', { id: fit.rewardId }) : openPage('points'))}
        footVerb={progress.graceUntil ? '看看' : fit ? '先用它' : undefined}
      />
      {next && (
        <Card title={`离「${next.name}」${progress.tracks[0].percent >= 80 ? '只差一步' : '还有一段'}`} aside="走通一条就行" onClick={() => openPage('tier')}>
          <DualTrack progress={progress} />
        </Card>
      )}
      <QuickLinks
        links={[
          { icon: 'ticket', label: '券包', onClick: () => openPage('coupons') },
          { icon: 'list', label: '积分明细', onClick: () => openPage('points') },
          { icon: 'bell', label: '提醒', badge: home.unreadNotices, onClick: () => openPage('inbox') },
          { icon: 'info', label: '积分规则', onClick: () => openPage('rules') },
        ]}
      />
      {home.rewards && <Shelf rewards={home.rewards} />}
      <BelowFold home={home} tier={boost?.tier ?? current} offline={offline} />
    </>
  )
}
