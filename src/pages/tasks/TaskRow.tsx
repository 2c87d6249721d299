import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Icon, type IconName } from '../../components/Icon'
import type { Task } from '../../state/tasks'
import { taskNote } from '../../text/tasks'
import { leadOf } from './leads'

interface Props {
  task: Task
  offline: boolean
  claiming: boolean
  /** The first thing to do: its button alone is solid. */
  first: boolean
  onClaim: (task: Task) => void
}

/** Icon, name, reward and effort, a bar while it is under way, and the one thing to do about it. */
export function TaskRow({ task, offline, claiming, first, onClaim }: Props) {
  const { state, steps, name, icon, period } = task
  const [step] = steps
  const lead = leadOf(step.leadsTo)
  const past = state === 'claimed' || state === 'expired' || state === 'sold_out'
  return (
    <View className={past ? 'task task-past' : 'task'} id={`task-${task.taskId}-${period}`}>
      <Icon name={state === 'claimed' ? 'okc' : state === 'expired' || state === 'sold_out' ? 'clock' : (icon as IconName)} />
      <View className="grow">
        {name}
        <View className="sub muted">{taskNote(task)}</View>
        {state === 'in_progress' && step.target > 1 && (
          <View className="task-bar"><View className="task-fill" style={{ width: `${Math.round((step.progress * 100) / step.target)}%` }} /></View>
        )}
      </View>
      {state === 'claimable'
        ? <Button kind="gold" small loading={claiming} disabled={offline} onClick={() => onClaim(task)}>领取</Button>
        : !past && lead && <Button kind={first ? 'primary' : 'soft'} small onClick={lead}>{state === 'in_progress' ? '继续' : '去完成'}</Button>}
    </View>
  )
}
