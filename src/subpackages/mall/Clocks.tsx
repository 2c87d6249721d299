import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import type { Reward } from '../../state/rewards'
import { useSecondsUntil } from '../../state/seconds'
import { opensText, spanText } from '../../text/rewards'

interface ClocksProps {
  reward: Reward
  isMember: boolean
  nowMs: number
  onOver: () => unknown
}

/** When it opens, to whom first, and when it ends; counted down by the server's clock. */
export function Clocks({ reward: { early, publicAt, opensAt, closesAt }, isMember, nowMs, onOver }: ClocksProps) {
  const ends = closesAt !== null && Date.parse(closesAt) > nowMs ? closesAt : null
  const until = opensAt ?? ends
  const left = useSecondsUntil(until ? Date.parse(until) : null)
  const over = left === 0
  useEffect(() => {
    if (over) onOver()
  }, [over, onOver])
  if (!until && !publicAt) return null
  const mine = isMember ? '你' : '所有会员'
  const lines = [
    opensAt && early && early.opensAt !== opensAt && `${early.tierName}及以上 ${opensText(early.opensAt, nowMs)}`,
    opensAt ? `${mine} ${opensText(opensAt, nowMs)}` : publicAt && `${mine}现在就能兑`,
    publicAt && publicAt !== opensAt && `所有会员 ${opensText(publicAt, nowMs)}`,
    ends && `${opensText(ends, nowMs)} 截止`,
  ]
  return (
    <Card title="什么时候能兑">
      {lines.map((line) => line && <View key={line} className="line sub mt4"><Icon name="clock" size="s" />{line}</View>)}
      {!!left && <View className="sub strong mt8">{opensAt ? '距开兑' : '还有'} {spanText(left)}</View>}
    </Card>
  )
}
