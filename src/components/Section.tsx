import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import { pressable } from './pressable'
import './Card.scss'
import './Section.scss'

interface SectionProps {
  title: ReactNode
  /** At the right: a link when onMore is given, a remark otherwise. */
  more?: string
  moreIcon?: IconName
  onMore?: () => void
  children?: ReactNode
}

export function Section({ title, more, moreIcon = 'right', onMore, children }: SectionProps) {
  return (
    <View className="section">
      <View className="section-head">
        <View className="t2" role="heading" aria-level="2">{title}</View>
        {more && (
          <View className="more section-more" onClick={onMore} {...(onMore ? pressable(undefined, 'link') : {})}>
            {more}
            {onMore && <Icon name={moreIcon} size="s" />}
          </View>
        )}
      </View>
      {children}
    </View>
  )
}
