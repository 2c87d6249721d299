import { programme } from '../../brand/programme'
import { addDays, dayOf } from '../../loyalty/calendar'
import type { Task } from '../../loyalty/tasks'

/**
 * The brand's tasks as if they had begun a week before the demo was filled, and two that a demo needs and a calendar cannot hold:
 * one that has just ended, and one that others have finished first.
 */
export function withPassingTasks(tasks: readonly Task[], filledAt: number): Task[] {
  const today = dayOf(filledAt, programme.utcOffsetMinutes)
  return [
    ...tasks.map((task) => ({ fromDay: addDays(today, -7), ...task })),
    {
      taskId: 'first-frost',
      name: '霜降尝新',
      note: '前 12 位',
      icon: 'cup',
      steps: [{ name: '到店喝一杯', goal: { event: 'store_visit', target: 1 }, leadsTo: { page: 'visit' } }],
      reward: { couponKind: 'refill' },
      fromDay: addDays(today, -400),
      untilDay: addDays(today, 30),
      stock: 12,
    },
    {
      taskId: 'autumn-pot',
      name: '秋日三壶茶',
      note: '十天里消费三次',
      icon: 'cup',
      steps: [{ name: '消费三次', goal: { event: 'purchase', target: 3 }, leadsTo: { page: 'shop' } }],
      reward: { points: 30 },
      fromDay: addDays(today, -12),
      untilDay: addDays(today, -2),
    },
  ]
}
