import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon } from './Icon'
import { pressable } from './pressable'
import './Card.scss'

interface CardProps {
  title?: string
  /** A quiet word at the right of the title. */
  aside?: ReactNode
  /** Rows bring their own space above and below. */
  rows?: boolean
  tierId?: string
  label?: string
  onClick?: () => void
  children?: ReactNode
}

export function Card({ title, aside, rows, tierId, label, onClick, children }: CardProps) {
  const classes = ['card', rows && 'card-rows', tierId && `tier-${tierId}`].filter(Boolean).join(' ')
  return (
    <View className={classes} onClick={onClick} {...(onClick ? pressable(label) : {})}>
      {title && (
        <View className="card-head">
          <View className="t3">{title}</View>
          {aside && (
            <View className="more">
              {aside}
              {onClick && <Icon name="right" size="s" />}
            </View>
          )}
        </View>
      )}
      {children}
    </View>
  )
}
