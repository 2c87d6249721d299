import { View } from '@tarojs/components'
import './StatePanel.scss'
import './Avatar.scss'

/** One of the brand's still lifes, or the first letter of a name. */
export function Avatar({ picture, name }: { picture: string | null | undefined; name: string }) {
  return <View className={picture ? `avatar still-${picture}` : 'avatar'} aria-hidden="true">{picture ? '' : name.slice(0, 1)}</View>
}
