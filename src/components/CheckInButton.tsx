import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { pressable } from './pressable'
import './Button.scss'

interface Props {
  summary: Pick<components['schemas']['CheckInSummary'], 'done' | 'pointsToday'>
  disabled?: boolean
  onTap: () => void
}

/**
 * One tap a day; taps on a done day do nothing. It stays the same node with another look and other words, for a tap is to
 * change little on the phone's screen.
 */
export function CheckInButton({ summary, disabled, onTap }: Props) {
  const look = summary.done ? 'button nw button-soft' : disabled ? 'button nw button-off' : 'button nw'
  return (
    <View className={look} onClick={() => !summary.done && !disabled && onTap()} {...pressable()}>
      {summary.done ? '今天已签' : `签到 +${summary.pointsToday}`}
    </View>
  )
}
