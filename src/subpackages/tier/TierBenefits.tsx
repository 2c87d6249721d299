import { View } from '@tarojs/components'
import { BenefitRow } from '../../components/Benefits'
import { Card } from '../../components/Card'
import { Section } from '../../components/Section'
import { Tag } from '../../components/Tag'
import type { Programme } from '../../state/programme'
import { money } from '../../text/money'
import { multiplier, points } from '../../text/points'
import { withNext } from './words'

interface Props {
  place: Programme['ladder'][number]
  title: string
  spendMonths: number
  /** Not mine yet: drawn with a lock. */
  locked?: boolean
  nowMs: number
}

/** A share is worth saying where it is rare. */
const rarePercent = 50

/** One tier: what it takes, how many have it, what it brings. */
export function TierBenefits({ place, title, spendMonths, locked, nowMs }: Props) {
  const { tier, memberPercent, benefits } = place
  const first = tier.growthThreshold === 0
  return (
    <Section title={title} more={locked ? '还没到' : `${multiplier(tier.multiplierPercent)} 积分`}>
      <Card rows>
        <View className="line between wrap sub muted tier-threshold">
          <View>{first ? '入会即是' : `成长值 ${points(tier.growthThreshold)}，或近 ${spendMonths} 个月消费 ${money(tier.spendThresholdFen)}`}</View>
          {memberPercent !== null && memberPercent > 0 && memberPercent <= rarePercent && <Tag>{`仅前 ${memberPercent}% 会员`}</Tag>}
        </View>
        {benefits.map((benefit) => <BenefitRow key={benefit.benefitId} benefit={withNext(benefit, nowMs)} />)}
      </Card>
    </Section>
  )
}
