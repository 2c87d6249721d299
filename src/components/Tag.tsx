import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import './Tag.scss'

export type TagKind = 'plain' | 'brand' | 'gold' | 'alert' | 'ok'

interface TagProps {
  kind?: TagKind
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
