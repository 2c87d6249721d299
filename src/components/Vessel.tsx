import { View } from '@tarojs/components'
import { Icon } from './Icon'
import './Vessel.scss'

/** The success picture: the vessel fills, once, and is ticked. level is 0 to 1. */
export function Vessel({ level = 0.66 }: { level?: number }) {
  return (
    <View className="vessel" aria-hidden="true">
      <View className="vessel-water" style={{ height: `${Math.round(level * 100)}%` }} />
      <Icon name="check" />
    </View>
  )
}
