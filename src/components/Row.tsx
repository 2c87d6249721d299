import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import { pressable } from './pressable'
import './Row.scss'

interface RowProps {
  icon?: IconName
  title: ReactNode
  note?: ReactNode
  /** At the right: a value, a tag or a button. */
  aside?: ReactNode
  onClick?: () => void
}

export function Row({ icon, title, note, aside, onClick }: RowProps) {
  return (
    <View className="row" onClick={onClick} {...(onClick ? pressable() : {})}>
      {icon && <Icon name={icon} />}
      <View className="grow">
        {title}
        {note && <View className="sub muted">{note}</View>}
      </View>
      {aside && <View className="row-aside">{aside}</View>}
      {onClick && <Icon name="right" size="s" />}
    </View>
  )
}
