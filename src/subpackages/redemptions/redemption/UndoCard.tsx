import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Refusal } from '../../../components/Refusal'
import { cancelRedemption } from '../../../state/redemption-records'
import { useSecondsUntil } from '../../../state/seconds'
import { points } from '../../../text/points'
import type { Redemption } from '../../../text/redemptions'
import { spanText } from '../../../text/rewards'
import { redeeming } from '../../../text/refusals/redeeming'
import { Asking } from '../Asking'
import { useWrite } from '../use-write'

interface Props {
  redemption: Redemption
  until: string
  offline: boolean
  /** The time is over: how it stands is asked for anew. */
  onOver: () => void
}

/** How long it can still be taken back, on the server's clock, and the way to do it. */
export function UndoCard({ redemption: { redemptionId, pricePoints, steps }, until, offline, onOver }: Props) {
  const [asking, setAsking] = useState(false)
  const { busy, refused, write } = useWrite()
  const untilMs = Date.parse(until)
  const left = useSecondsUntil(untilMs) ?? 0
  const whole = (untilMs - Date.parse(steps[steps.length - 1].at)) / 1000
  const over = left === 0
  useEffect(() => {
    if (over) onOver()
  }, [over, onOver])
  if (over) return null
  return (
    <Card>
      <View className="undo">
        <View className="undo-ring" style={{ background: `conic-gradient(var(--brand) ${Math.round((Math.min(left, whole) * 360) / whole)}deg, var(--track) 0)` }} aria-hidden="true" />
        <View className="grow">
          <View className="strong num undo-left">{spanText(left)}内可撤销</View>
          <View className="sub muted">{points(pricePoints)} 积分原路退回</View>
        </View>
        {!asking && <Button kind="ghost" small icon="undo" disabled={offline} onClick={() => setAsking(true)}>撤销</Button>}
      </View>
      {asking && (
        <Asking
          question={`撤销后 ${points(pricePoints)} 积分回到原来的批次，这一份会留给别人。`}
          yes="撤销"
          no="不撤销"
          busy={busy}
          onYes={() => void write(() => cancelRedemption(redemptionId))}
          onNo={() => setAsking(false)}
        />
      )}
      <Refusal error={refused} words={redeeming} />
      {offline && <View className="cap dim mt8">现在没有网络，连上后再撤销。</View>}
    </Card>
  )
}
