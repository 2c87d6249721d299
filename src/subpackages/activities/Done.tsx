import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Vessel } from '../../components/Vessel'
import { switchTab } from '../../routes'
import type { Counted } from '../../state/activities'
import { countedText, notCounted } from '../../text/activities'
import './Done.scss'

interface DoneProps {
  title: string
  body?: string
  /** What it has counted for; null where nobody has asked. */
  counted: Counted[] | null
  /** A quiet second way on. */
  action?: string
  onAction?: () => void
  children?: ReactNode
}

/** It is done, what it counted for, and the way back to the tasks. */
export function Done({ title, body, counted, action, onAction, children }: DoneProps) {
  return (
    <View className="done" role="status">
      <Vessel />
      <View className="t1 mt24">{title}</View>
      {body && <View className="muted mt8">{body}</View>}
      {children}
      {counted && (
        <View className="done-counted">
          {counted.length === 0 && <View>{notCounted}</View>}
          {counted.map((each) => <View key={each.taskId}>{countedText(each)}</View>)}
        </View>
      )}
      <View className="done-actions">
        <Button block onClick={() => switchTab('tasks')}>回任务页</Button>
        {action && <Button kind="text" block onClick={onAction}>{action}</Button>}
      </View>
    </View>
  )
}
