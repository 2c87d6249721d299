import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { pressable } from './pressable'
import './Sheet.scss'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children?: ReactNode
}

export function Sheet({ open, title, onClose, children }: SheetProps) {
  if (!open) return null
  return (
    <View className="sheet-layer">
      <View className="sheet-mask" onClick={onClose} catchMove {...pressable('关闭')} hoverClass="none" />
      <View className="sheet" role="dialog" aria-modal="true" aria-label={title}>
        <View className="sheet-grab" />
        <View className="t2">{title}</View>
        {children}
      </View>
    </View>
  )
}
