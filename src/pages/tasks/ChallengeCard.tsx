import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { openPage } from '../../routes'
import type { Task } from '../../state/tasks'
import { shortDay } from '../../text/dates'
import { rewardText } from '../../text/tasks'
import { leadOf } from './leads'

interface Props {
  task: Task
  offline: boolean
  claiming: boolean
  onClaim: (task: Task) => void
}

/** Steps in their order, what is at the end, and the step to do now. */
export function ChallengeCard({ task, offline, claiming, onClaim }: Props) {
  const { name, steps, openStep, state, reward, lastDay, surprise } = task
  if (surprise) {
    return (
      <Card title={name} aside={state === 'claimed' ? '已打开' : '一份没说过的礼'}>
        <View className="line between">
          <View className="grow sub muted">{state === 'claimed' ? rewardText(reward) : task.note}</View>
          <Button kind={state === 'claimable' ? 'gold' : 'soft'} small onClick={() => openPage('surprise', { task: task.taskId, period: task.period })}>
            {state === 'claimable' ? '打开' : '看看'}
          </Button>
        </View>
      </Card>
    )
  }
  const open = openStep === null ? null : steps[openStep]
  const lead = open && leadOf(open.leadsTo)
  const ended = state === 'expired' || state === 'sold_out'
  const aside = state === 'claimed' ? '已领' : ended ? '已截止' : lastDay ? `${shortDay(lastDay)} 截止` : undefined
  return (
    <Card title={`${name} · ${'零一二三四五六七八九'[steps.length] ?? steps.length}步`} aside={aside}>
      <View className="chain">
        {steps.map((step, i) => {
          const done = openStep === null || i < openStep
          return (
            <View key={step.name} className={done ? 'chain-step chain-done' : i === openStep ? 'chain-step chain-open' : 'chain-step'}>
              <View className="chain-knot">{done ? <Icon name="check" size="m" /> : i + 1}</View>
              {step.name}
            </View>
          )
        })}
        <View className={state === 'claimed' ? 'chain-step chain-done' : 'chain-step'}>
          <View className="chain-knot"><Icon name="gift" size="m" /></View>
          {rewardText(reward)}
        </View>
      </View>
      {state === 'claimable' && <View className="mt12"><Button kind="gold" block loading={claiming} disabled={offline} onClick={() => onClaim(task)}>领取</Button></View>}
      {open && !ended && (
        <View className="line between mt12">
          <View className="grow sub muted">{`下一步：${open.name}${open.target > 1 ? ` ${open.progress}/${open.target}` : ''}`}</View>
          {lead && <Button kind="soft" small onClick={lead}>去完成</Button>}
        </View>
      )}
    </Card>
  )
}
