import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './StatePanel.scss'

export type StillLife = 'cup' | 'gift-box' | 'incense' | 'parcel' | 'sachet' | 'seedling' | 'ticket'

interface StatePanelProps {
  picture: StillLife
  title: string
  body?: ReactNode
  children?: ReactNode
}

/** A still life, what is true, and what can be done: the frame of empty, failed and coming screens. */
export function StatePanel({ picture, title, body, children }: StatePanelProps) {
  return (
    <View className="state-panel">
      <View className={`state-picture still-${picture}`} aria-hidden="true" />
      <View className="t1">{title}</View>
      {body && <View className="state-body">{body}</View>}
      {children}
    </View>
  )
}
