import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Section } from '../../components/Section'
import type { Task, TaskBoard } from '../../state/tasks'
import { points as inPoints } from '../../text/points'
import { TaskRow } from './TaskRow'

interface Props {
  board: TaskBoard
  offline: boolean
  claiming: Task | null
  onClaim: (task: Task) => void
}

/** As many as are read without getting lost; a brand with sixty tasks shows them a page at a time. */
const atOnce = 12

export function TaskList({ board, offline, claiming, onClaim }: Props) {
  const { tasks, towardsTier } = board
  const [page, setPage] = useState(0)
  const pages = Math.ceil(tasks.length / atOnce)
  const shown = tasks.slice((page % pages) * atOnce, ((page % pages) + 1) * atOnce)
  const first = shown.find(({ state }) => state === 'available')
  const heading = towardsTier ? `再做 ${towardsTier.tasks} 个，升到${towardsTier.tierName}` : '任务'
  const more = pages > 1 ? `换一批 ${(page % pages) + 1}/${pages}` : towardsTier ? `还差成长值 ${inPoints(towardsTier.growthMissing)}` : undefined
  return (
    <Section title={heading} more={more} moreIcon="refresh" onMore={pages > 1 ? () => setPage(page + 1) : undefined}>
      <Card rows>
        {shown.map((task) => <TaskRow key={`${task.taskId} ${task.period}`} task={task} offline={offline} claiming={claiming === task} first={task === first} onClaim={onClaim} />)}
        {tasks.length === 0 && <View className="task sub muted">现在没有任务，过几天再来看看。</View>}
      </Card>
    </Section>
  )
}
