import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import { pressable } from './pressable'
import './QuickLinks.scss'

export interface QuickLink {
  icon: IconName
  label: string
  /** A count of what waits there. */
  badge?: number
  onClick: () => void
}

export function QuickLinks({ links }: { links: QuickLink[] }) {
  return (
    <View className="quick-links">
      {links.map(({ icon, label, badge, onClick }) => (
        <View key={label} className="quick-link" onClick={onClick} {...pressable(badge ? `${label}，${badge}` : undefined)}>
          <Icon name={icon} />
          {label}
          {badge ? <View className="quick-badge num">{badge}</View> : null}
        </View>
      ))}
    </View>
  )
}
