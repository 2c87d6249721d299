import type { components } from '../../contract/types.gen'
import type { Goal, Task } from '../../loyalty/tasks'
import { useBackend } from './backend'
import type { Backend, Session } from './backend'

type Schemas = components['schemas']

export const task = (taskId: string, goals: Goal[], more: Partial<Task> = {}): Task => ({
  taskId,
  name: `task ${taskId}`,
  note: '',
  icon: 'cup',
  steps: goals.map((goal) => ({ name: goal.event, goal, leadsTo: { page: 'shop' } })),
  reward: { points: 10 },
  ...more,
})
export const buyOnce: Goal = { event: 'purchase', target: 1 }
export const buyThrice: Goal = { event: 'purchase', target: 3 }

/** A backend that offers these tasks, and for each test a new member who does things there. */
export function useDoing(offered: readonly Task[]) {
  const backend: () => Backend = useBackend({ tasks: offered })
  let member: Session
  let staff: Session
  beforeEach(async () => {
    backend().clock.ms = Date.parse('2026-11-20T04:00:00Z')
    backend().context.tasks = offered
    await backend().context.db.deleteFrom('task_stock').execute()
    member = await backend().member()
    staff = await backend().staff()
  })
  // Sessions end after days; stories here go on for longer.
  const token = (of = member, role = 'member') => backend().app.jwt.sign({ sub: of.subjectId, role: role as 'member', exp: Math.floor(backend().clock.ms / 1000) + 60 })
  const ask = <T>(path: string, body?: unknown, of = member, key?: string) => backend().ask<T>(path, { token: token(of), body, key })
  const board = async (of = member) => (await ask<Schemas['TaskBoard']>('/me/tasks', undefined, of)).body
  const atWork = () => ({ ...staff, token: token(staff, 'staff') })
  return {
    backend,
    ask,
    board,
    async shown(taskId: string, of = member) {
      const { tasks, challenges } = await board(of)
      return [...tasks, ...challenges].find((each) => each.taskId === taskId)
    },
    claim: (taskId: string, { period = 'once', round = 1, key, of = member }: { period?: string; round?: number; key?: string; of?: Session } = {}) =>
      ask<Schemas['ClaimedReward'] & Schemas['Problem']>(`/me/tasks/${taskId}/claims`, { period, round }, of, key),
    buy: (paidFen = 1000, of = member) => backend().buy(atWork(), of, paidFen),
    refund: (purchase: Schemas['Purchase'], fen: number) => backend().refund(atWork(), purchase, fen),
    checkIn: () => ask('/me/check-ins', {}),
    home: () => backend().home({ ...member, token: token() }),
    points: async () => (await backend().home({ ...member, token: token() })).points?.available,
  }
}
