import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import './Tag.scss'

interface TagProps {
  kind?: 'plain' | 'brand' | 'gold' | 'alert' | 'ok'
  icon?: IconName
  children?: ReactNode
}

export function Tag({ kind = 'plain', icon, children }: TagProps) {
  return (
    <View className={`tag tag-${kind}`}>
      {icon && <Icon name={icon} size="s" />}
      {children}
    </View>
  )
}
