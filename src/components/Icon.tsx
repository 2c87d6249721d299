import { View } from '@tarojs/components'
import '../theme/icons.scss'

export type IconName =
  | 'leaf' | 'bag' | 'task' | 'user' | 'qr' | 'list' | 'ticket' | 'parcel' | 'clock' | 'right' | 'back' | 'down'
  | 'check' | 'okc' | 'off' | 'refresh' | 'store' | 'cal' | 'edit' | 'gift' | 'bolt' | 'lock' | 'sun' | 'cloud'
  | 'rain' | 'star' | 'coupon' | 'info' | 'phone' | 'shield' | 'swap' | 'truck' | 'cup' | 'undo'

/** s 16, m 20, 24, l 28. Decoration: the words beside it carry the meaning. */
export function Icon({ name, size }: { name: IconName; size?: 's' | 'm' | 'l' }) {
  return <View className={`icon icon-${name}${size ? ` ${size}` : ''}`} aria-hidden="true" />
}
