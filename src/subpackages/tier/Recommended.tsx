import { useState } from 'react'
import { View } from '@tarojs/components'
import { BenefitRow } from '../../components/Benefits'
import { Card } from '../../components/Card'
import { Note } from '../../components/Note'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Toggle } from '../../components/Toggle'
import { usePersonalisation, type MyBenefits } from '../../state/tier'
import { refusalWords } from '../../text/refusals'
import { reasonText } from './words'

/** What suits me now, why I see it, and the switch that ends it. */
export function Recommended({ benefits, nowMs }: { benefits: MyBenefits; nowMs: number }) {
  const { personalised, failure, turn } = usePersonalisation(true)
  const [why, setWhy] = useState(false)
  const picked = personalised ? (benefits.recommended ?? []) : []
  return (
    <Section title="现在正合适" more={personalised ? '为什么看到这个' : undefined} moreIcon="info" onMore={() => setWhy(!why)}>
      <Card rows>
        {why && personalised && (
          <Note>只看三件事：快过期的积分、离下一级多远、你的生日。不看你浏览过什么。随时可以关掉。</Note>
        )}
        {picked.map((each) => (
          <BenefitRow key={each.benefit.benefitId} benefit={{ ...each.benefit, note: reasonText(each, nowMs) }} />
        ))}
        {personalised && picked.length === 0 && <View className="sub muted tier-quiet">现在没有特别要提醒的。</View>}
        <Row
          title="按我的情况挑"
          note={personalised ? '关掉后不再为你计算' : '已关掉，没有为你计算任何推荐'}
          aside={<Toggle checked={personalised ?? false} label="按我的情况挑" onChange={(on) => void turn(on)} />}
        />
        {failure && <Note kind="alert">{refusalWords(failure.code).title}，没有改成。{refusalWords(failure.code).body}</Note>}
      </Card>
    </Section>
  )
}
