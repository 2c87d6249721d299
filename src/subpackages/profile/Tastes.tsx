import { View } from '@tarojs/components'
import { pressable } from '../../components/pressable'
import type { Taste } from '../../state/taste'

interface Props {
  options: Taste['options']
  chosen: string[]
  onChange: (chosen: string[]) => void
}

/** As many as one likes. */
export function Tastes({ options, chosen, onChange }: Props) {
  return (
    <View className="tastes">
      {options.map(({ tasteId, name }) => {
        const on = chosen.includes(tasteId)
        return (
          <View
            key={tasteId}
            className={on ? 'taste taste-on' : 'taste'}
            onClick={() => onChange(on ? chosen.filter((each) => each !== tasteId) : [...chosen, tasteId])}
            aria-checked={on ? 'true' : 'false'}
            {...pressable(name, 'checkbox')}
          >
            {name}
          </View>
        )
      })}
    </View>
  )
}
