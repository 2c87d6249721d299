import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon } from './Icon'
import { pressable } from './pressable'
import './Checkbox.scss'

interface CheckboxProps {
  checked: boolean
  onChange: (checked: boolean) => void
  label: string
  children?: ReactNode
}

/** label is what a screen reader says; children may hold links. */
export function Checkbox({ checked, onChange, label, children }: CheckboxProps) {
  return (
    <View
      className={checked ? 'checkbox checkbox-on' : 'checkbox'}
      onClick={() => onChange(!checked)}
      aria-checked={checked ? 'true' : 'false'}
      {...pressable(label, 'checkbox')}
      hoverClass="none"
    >
      <View className="checkbox-box">{checked && <Icon name="check" />}</View>
      <View className="grow">{children ?? label}</View>
    </View>
  )
}
