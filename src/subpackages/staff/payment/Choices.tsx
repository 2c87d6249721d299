import { View } from '@tarojs/components'
import { pressable } from '../../../components/pressable'
import type { PaymentPreview } from '../../../state/payments'
import { money } from '../../../text/money'
import { points } from '../../../text/points'

interface Props {
  choices: PaymentPreview['choices']
  chosen: number
  onChoose: (points: number) => void
}

/** How many points: the most first. */
export function Choices({ choices, chosen, onChoose }: Props) {
  return (
    <View className="pay-choices" role="radiogroup" aria-label="抵多少">
      {choices.map((choice) => (
        <View
          key={choice.points}
          className={choice.points === chosen ? 'pay-choice pay-chosen' : 'pay-choice'}
          onClick={() => onChoose(choice.points)}
          {...pressable(`${points(choice.points)} 积分抵 ${money(choice.fen)}`, 'radio')}
          aria-checked={choice.points === chosen ? 'true' : 'false'}
        >
          <View className="t3 nw">抵 {money(choice.fen)}</View>
          <View className="cap nw">{points(choice.points)} 积分</View>
        </View>
      ))}
    </View>
  )
}
