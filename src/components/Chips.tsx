import { View } from '@tarojs/components'
import { pressable } from './pressable'
import './Chips.scss'

interface ChipsProps<Id extends string> {
  chips: { id: Id; name: string }[]
  /** The one chosen; without, each leads elsewhere. */
  on?: Id
  onChoose: (id: Id) => void
}

/** Kinds of things in a row that goes on to the right. */
export function Chips<Id extends string>({ chips, on, onChoose }: ChipsProps<Id>) {
  return (
    <View className="chips" {...(on ? { role: 'tablist' } : {})}>
      {chips.map(({ id, name }) => (
        <View
          key={id}
          className={id === on ? 'chip chip-on' : 'chip'}
          onClick={() => onChoose(id)}
          {...(on ? { 'aria-selected': id === on ? 'true' : 'false' } : {})}
          {...pressable(undefined, on ? 'tab' : 'link')}
        >
          {name}
        </View>
      ))}
    </View>
  )
}
