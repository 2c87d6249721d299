import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { useSecondsUntil } from '../../../state/seconds'

interface Props {
  openedAtMs: number
  readyAtMs: number
  finishing: boolean
  offline: boolean
  onFinish: () => void
}

/** A thin line that fills with the server's seconds; when it is full, the button. */
export function ReadingDock({ openedAtMs, readyAtMs, finishing, offline, onFinish }: Props) {
  const left = useSecondsUntil(readyAtMs) ?? 0
  const total = Math.max(1, (readyAtMs - openedAtMs) / 1000)
  const filled = Math.max(0, Math.min(1, 1 - left / total))
  return (
    <>
      <View className="reading-line" aria-hidden="true">
        <View className="reading-fill" style={{ width: `${Math.round(filled * 100)}%` }} />
      </View>
      {left > 0
        ? <View className="sub muted reading-left num">慢慢看，还有 {left} 秒</View>
        : <Button block loading={finishing} disabled={offline} reason={offline ? '现在没有网络，连上再点，不用重读' : undefined} onClick={onFinish}>读完了</Button>}
    </>
  )
}
