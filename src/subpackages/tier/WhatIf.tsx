import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Tag } from '../../components/Tag'
import { purchaseAccrual } from '../../../loyalty/accrual'
import { foresee, waysTo } from '../../../loyalty/tiers'
import type { Outlook } from '../../../loyalty/tiers'
import { useAccrualPreview } from '../../state/points'
import type { MyTier } from '../../state/tier'
import { money } from '../../text/money'
import { points } from '../../text/points'
import { Slider } from './Slider'
import { eitherLack } from './words'

const steps = [1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000]

/** A scale in round yuan on which the least that is enough lies in the middle. */
function scaleFor(needFen: number): { step: number; enough: number; max: number } {
  const step = steps.find((each) => (needFen * 2) / each <= 60) ?? steps[steps.length - 1]
  const enough = Math.max(step, Math.ceil(needFen / step) * step)
  return { step, enough, max: enough * 2 }
}

/** So much more, and then? Foreseen by the rules the server goes by; once the thumb rests, the points are the server's. */
export function WhatIf({ mine }: { mine: MyTier }) {
  const { progress, rule, occasion, taskGrowth } = mine
  const { current, boost, next, growth, spendFen } = progress
  const [chosen, setChosen] = useState<number | null>(null)
  const [rested, setRested] = useState<number | null>(null)
  const preview = useAccrualPreview(rested === 0 ? null : rested)
  if (!next) return null

  const outlook: Outlook = { rule, current, standing: { growth, spendFen }, purchaseGrowthToday: occasion.today.purchaseGrowth }
  const ways = waysTo(next, outlook, taskGrowth)
  const { step, enough, max } = scaleFor(ways.spendFen)
  const fen = Math.min(max, chosen ?? enough)
  const seen = foresee(outlook, { spendFen: fen, growth: 0 })
  const confirmed = rested === fen && !preview.isPlaceholderData ? preview.data : undefined
  const earned = confirmed?.points ?? purchaseAccrual(fen, { ...occasion, tier: boost?.tier ?? current }, rule).points
  // So many tasks are a plan; more are a joke.
  const byGrowth = ways.tasks !== null && ways.tasks <= 12 ? `完成 ${ways.tasks} 个任务（每个成长值 +${points(taskGrowth)}）` : `攒够 ${points(ways.growth)} 成长值`

  return (
    <>
      <View className="rule" />
      <View className="line between">
        <View className="strong">试一试</View>
        <View className="sub muted">再消费</View>
      </View>
      <View className="line between">
        <View className="num-l">{money(fen)}</View>
        <Tag kind={seen.raised ? 'brand' : 'plain'}>{seen.raised ? `升到${seen.tier.name}` : `还是${current.name}`}</Tag>
      </View>
      <Slider id="what-if" value={fen} max={max} step={step} label="再消费金额" said={money(fen)} onChange={setChosen} onRest={setRested} />
      <View className="line between cap dim num what-if-ends">
        <View>¥0</View>
        <View>{money(max)}</View>
      </View>
      <View className="sub muted mt8">
        {fen === 0 && `再消费 ${money(ways.spendFen)}，或${byGrowth}，就到${next.name}。`}
        {fen > 0 && seen.raised && `再消费 ${money(fen)} 就到${seen.tier.name}${seen.tier.tierId === next.tierId ? `；${byGrowth}也可以` : ''}。`}
        {fen > 0 && !seen.raised && `再消费 ${money(fen)} 之后，离${next.name}还差 ${eitherLack(seen.tracks)}。`}
        {fen > 0 && <Text>这一单会带来 <Text className="num gold">{points(earned)}</Text> 积分{confirmed && confirmed.monthlyBonus > 0 ? `，另得月度满额礼 ${points(confirmed.monthlyBonus)}` : ''}。</Text>}
      </View>
    </>
  )
}
