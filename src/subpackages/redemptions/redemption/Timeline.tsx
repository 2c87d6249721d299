import { View } from '@tarojs/components'
import { momentText } from '../../../text/dates'
import { stepWord, type Redemption } from '../../../text/redemptions'

/** What has happened, oldest first; the last is how it stands. */
export function Timeline({ kind, steps, nowMs }: Pick<Redemption, 'kind' | 'steps'> & { nowMs: number }) {
  return (
    <View role="list">
      {steps.map(({ state, at }, index) => (
        <View key={state} className={index === steps.length - 1 ? 'step step-now' : 'step'} role="listitem">
          <View className="step-dot" />
          <View className="grow">{stepWord(kind, state)}</View>
          <View className="sub muted num">{momentText(at, nowMs)}</View>
        </View>
      ))}
    </View>
  )
}
