import { View } from '@tarojs/components'
import { pressable } from './pressable'
import './Toggle.scss'

interface ToggleProps {
  checked: boolean
  label: string
  onChange: (checked: boolean) => void
}

/** Drawn by us: the platform's own switch takes a colour in script, and the theme is CSS. */
export function Toggle({ checked, label, onChange }: ToggleProps) {
  return (
    <View
      className={checked ? 'toggle toggle-on' : 'toggle'}
      onClick={() => onChange(!checked)}
      aria-checked={checked ? 'true' : 'false'}
      {...pressable(label, 'switch')}
      hoverClass="none"
    >
      <View className="toggle-knob" />
    </View>
  )
}
