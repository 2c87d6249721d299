import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { Changes } from '../../components/Changes'
import { Note } from '../../components/Note'
import { Section } from '../../components/Section'
import { ruleImpact } from '../../../loyalty/rule-impact'
import type { RuleVersion } from '../../../loyalty/rules'
import { openPage } from '../../routes'
import { useHome } from '../../state/home'
import { useSession } from '../../state/session'
import { useMyTier } from '../../state/tier'
import { beginning } from '../../text/rules'
import { impactText, standingText } from './impact-text'

interface Versions {
  now: RuleVersion
  then: RuleVersion
}

/** What the rules to come mean for who looks. */
export function MyImpact(versions: Versions) {
  const isMember = useSession()?.role === 'member'
  if (isMember) return <OfMember {...versions} />
  return <Note action="去入会" onAction={() => openPage('join')}>入会之后，这里会写明对你的影响</Note>
}

/** Reckoned from the member's own tier, standing and balance. */
function OfMember({ now, then }: Versions) {
  const home = useHome()
  const mine = useMyTier(true)
  if (!mine.data || !home.data?.points) {
    const failed = mine.isError || home.isError
    return failed ? <Note action="再试一次" onAction={() => void Promise.all([mine.refetch(), home.refetch()])}>没取到你的等级和积分，对你的影响稍后再看</Note> : null
  }
  const { current, growth, spendFen } = mine.data.progress
  const { orderNumber, memberDays } = mine.data.occasion
  const balance = home.data.points.available
  const impacts = ruleImpact({ tierId: current.tierId, standing: { growth, spendFen }, balance, orderNumber, memberDays }, now, then)
  return (
    <Section title="对你的影响">
      <Card rows>
        {impacts.length === 0 && <View className="rules-item">对你没有影响，{beginning(then.effectiveAt, serverNow())}起也和现在一样</View>}
        <Changes sides={['现在', '之后']} changes={impacts.map((impact, index) => ({ key: String(index), ...impactText(impact) }))} />
        <View className="rules-item cap muted">{standingText(current.name, current.multiplierPercent, balance)}</View>
      </Card>
    </Section>
  )
}
