import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Boundary } from './Boundary'
import { Icon } from './Icon'
import { pressable } from './pressable'
import './Page.scss'

interface PageProps {
  title?: string
  onBack?: () => void
  /** The tier whose colour washes the top of the page. */
  tint?: string
  /** Type 1.4 times as large. */
  large?: boolean
  /** Height of the phone's status bar, and what the menu button covers at the right; both 0 on H5. */
  statusBarHeight?: number
  navRightGap?: number
  /** Stands above the content, below the bar. */
  offlineBanner?: ReactNode
  /** Buttons fixed to the lower edge. */
  dock?: ReactNode
  children?: ReactNode
}

export function Page({ title, onBack, tint, large, statusBarHeight = 0, navRightGap = 0, offlineBanner, dock, children }: PageProps) {
  const classes = ['page-root', tint && `page-tint tier-${tint}`, large && 'large', dock && 'page-docked']
  return (
    <View className={classes.filter(Boolean).join(' ')}>
      <View className="page-bar" style={{ paddingTop: `${statusBarHeight}px`, paddingRight: `${navRightGap || 16}px` }}>
        {onBack && (
          <View className="page-back" onClick={onBack} {...pressable('返回')}>
            <Icon name="back" />
          </View>
        )}
        <View className="page-title" role="heading" aria-level="1">{title}</View>
      </View>
      <View className="page-body">
        {offlineBanner}
        <Boundary>{children}</Boundary>
      </View>
      {dock && <View className="page-dock">{dock}</View>}
    </View>
  )
}
