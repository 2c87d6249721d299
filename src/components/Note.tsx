import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import { pressable } from './pressable'
import './Note.scss'

interface NoteProps {
  kind?: 'brand' | 'gold' | 'alert'
  icon?: IconName
  /** A verb at the right. */
  action?: string
  onAction?: () => void
  children?: ReactNode
}

export function Note({ kind = 'brand', icon = 'info', action, onAction, children }: NoteProps) {
  return (
    <View className={`note note-${kind}`}>
      <Icon name={icon} size="m" />
      <View className="grow">{children}</View>
      {action && <View className="note-action" onClick={onAction} {...pressable()}>{action}</View>}
    </View>
  )
}
