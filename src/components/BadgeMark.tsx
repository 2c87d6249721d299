import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import './BadgeMark.scss'

interface Props {
  icon: string
  /** 0 is not earned. */
  level: number
  small?: boolean
}

/** A round of its level's colour. Only a look: the words beside it say what it is. */
export function BadgeMark({ icon, level, small }: Props) {
  return (
    <View className={`badge badge-${level}${small ? ' badge-small' : ''}`}>
      <Icon name={icon as IconName} size={small ? 's' : undefined} />
    </View>
  )
}
