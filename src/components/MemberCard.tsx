import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { dayText } from '../text/dates'
import { points as inPoints } from '../text/points'
import { Icon, type IconName } from './Icon'
import { pressable } from './pressable'
import { TierMark } from './TierArt'
import './TierArt.scss'
import './MemberCard.scss'

type Schemas = components['schemas']

interface MemberCardProps {
  member: Schemas['MemberProfile']
  tier: Schemas['Tier']
  points: Schemas['PointsBalance']
  nowMs: number
  offline?: boolean
  onShowCode: () => void
  /** The strip at the foot: expiring points, or the ledger when none expire. */
  onFoot: () => void
  /** What presses more than points that lapse. */
  fact?: string
  /** What a tap on the strip leads to, where it is more than a look. */
  footVerb?: string
  /** The tier is enjoyed for a while only. */
  trial?: string
}

/** Read in this order: tier, points, code, expiry. */
export function MemberCard({ member, tier, points, nowMs, offline, onShowCode, onFoot, fact, footVerb, trial }: MemberCardProps) {
  const expiring = points.expiringNext
  return (
    <View className={`member-card tier-art tier-${tier.tierId}`}>
      <View className="member-card-face">
        <View className="member-card-tier">
          {tier.name}
          <TierMark tierId={tier.tierId} />
          {trial && <View className="member-card-badge">{trial}</View>}
          {member.badge && <View className="member-card-badge"><Icon name={member.badge.icon as IconName} size="s" />{member.badge.name}</View>}
        </View>
        <View className="sub">{`${member.displayName} · 相伴 ${inPoints(member.daysTogether)} 天`}</View>
        <View className="member-card-points">
          <View>
            <View className="num-xl">{inPoints(points.available)}</View>
            <View className="sub">可用积分</View>
          </View>
          <View className="member-card-code" onClick={onShowCode} {...pressable('出示会员码')}>
            <Icon name="qr" />
            会员码
          </View>
        </View>
      </View>
      {offline ? (
        <View className="member-card-foot">
          <Icon name="okc" size="m" />
          断网也能看卡和积分
        </View>
      ) : (
        <View className="member-card-foot" onClick={onFoot} {...pressable()}>
          <Icon name={fact || expiring ? 'clock' : 'list'} size="m" />
          {fact ? (
            <View className="grow">{fact}</View>
          ) : expiring ? (
            <View className="grow">{`${inPoints(expiring.points)} 积分将于 ${dayText(expiring.expiresOn, nowMs)} 过期`}</View>
          ) : (
            <View className="grow">每一分从哪来，都记着</View>
          )}
          <View className="member-card-go">
            {footVerb ?? (expiring ? '看看' : '明细')}
            <Icon name="right" size="s" />
          </View>
        </View>
      )}
    </View>
  )
}
