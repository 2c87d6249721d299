import { View } from '@tarojs/components'
import { Button } from './Button'
import { StatePanel } from './StatePanel'

interface ErrorStateProps {
  title: string
  /** Says first that nothing is lost. */
  body: string
  /** What support needs to find it. */
  code?: string
  retrying?: boolean
  onRetry?: () => void
  /** Another way on, such as the member code. */
  second?: string
  onSecond?: () => void
}

export function ErrorState({ title, body, code, retrying, onRetry, second, onSecond }: ErrorStateProps) {
  return (
    <StatePanel picture="incense" title={title} body={body}>
      {onRetry && <Button icon="refresh" loading={retrying} onClick={onRetry}>再试一次</Button>}
      {second && <Button kind="text" onClick={onSecond}>{second}</Button>}
      {code && <View className="state-code cap dim">{`错误编号 ${code}，联系客服时报给我们`}</View>}
    </StatePanel>
  )
}
