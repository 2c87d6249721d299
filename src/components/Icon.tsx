import { View } from '@tarojs/components'
import '../theme/icons.scss'

export type IconName =
  | 'leaf' | 'bag' | 'task' | 'user' | 'qr' | 'list' | 'ticket' | 'parcel' | 'clock' | 'right' | 'back'
  | 'check' | 'okc' | 'off' | 'refresh' | 'store' | 'cal' | 'edit' | 'gift' | 'bolt' | 'lock'
  | 'bell' | 'star' | 'sun' | 'rain' | 'info' | 'phone' | 'swap' | 'truck' | 'cup' | 'undo'

/** s 16, m 20, 24, l 28. Empty, so screen readers pass it by: the words beside it carry the meaning. */
export function Icon({ name, size }: { name: IconName; size?: 's' | 'm' | 'l' }) {
  return <View className={`icon icon-${name}${size ? ` ${size}` : ''}`} />
}
