import { View } from '@tarojs/components'
import { pressable } from '../../components/pressable'

interface Props {
  numbers: number[]
  chosen: number | null
  unit: string
  onChoose: (number: number) => void
}

/** Numbers in rows, one of them chosen. */
export function Choices({ numbers, chosen, unit, onChoose }: Props) {
  return (
    <View className="choices">
      {numbers.map((number) => (
        <View
          key={number}
          className={number === chosen ? 'choice choice-on' : 'choice'}
          onClick={() => onChoose(number)}
          aria-selected={number === chosen ? 'true' : 'false'}
          {...pressable(`${number} ${unit}`)}
        >
          {number}
        </View>
      ))}
    </View>
  )
}
