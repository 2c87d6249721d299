import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { groupedCode } from '../../../loyalty/codes'
import { Button } from '../../components/Button'
import { QrPicture } from '../../components/QrPicture'
import { useSecondsUntil } from '../../state/seconds'
import { countdown } from './words'

interface Props {
  code: string
  until: string
  busy: boolean
  onAnother: () => void
  /** Its time is over. */
  onOver: () => void
}

export function ShownCode({ code, until, busy, onAnother, onOver }: Props) {
  const left = useSecondsUntil(Date.parse(until)) ?? 0
  const over = left === 0
  useEffect(() => {
    if (over) onOver()
  }, [over, onOver])
  return (
    <View className="till-code">
      <View className="t2">给店员看这个码</View>
      <View className="sub muted mt4">店员填好金额，请求就会出现在这里</View>
      <View className="mt16"><QrPicture text={code} label="抵现码的二维码" /></View>
      <View className="till-letters" role="img" aria-label={`抵现码 ${[...code].join(' ')}`}>{groupedCode(code)}</View>
      <View className="sub muted mt8 num">{over ? '这个码过期了' : `${countdown(left)}内有效，用一次`}</View>
      <View className="mt12"><Button kind="soft" small icon="refresh" loading={busy} onClick={onAnother}>换一个码</Button></View>
    </View>
  )
}
