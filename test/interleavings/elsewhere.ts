import type { CheckIn } from '../../src/state/check-in'
import type { TaskBoard } from '../../src/state/tasks'
import type { Asked, Server } from './server'

export type Elsewhere = 'check in' | 'make up' | 'claim'

export const claimable = (board?: TaskBoard) => board && [...board.tasks, ...board.challenges].find(({ state }) => state === 'claimable')

/** What the member's other phone sends, having seen that there is something to do. */
export async function writeElsewhere(server: Server, act: Elsewhere, memberId: string, key: string): Promise<Asked | null> {
  const read = async <T>(path: string) => JSON.parse((await server.ask({ method: 'GET', path: `/v1${path}`, memberId })).text) as T
  const write = (path: string, body: unknown): Asked => ({ method: 'POST', path: `/v1${path}`, memberId, key, body })
  if (act === 'check in') return write('/me/check-ins', {})
  if (act === 'make up') {
    const [day] = (await read<CheckIn>('/me/check-in')).makeUp.repairable
    return day ? write('/me/check-ins/make-ups', { day }) : null
  }
  const task = claimable(await read<TaskBoard>('/me/tasks'))
  return task ? write(`/me/tasks/${task.taskId}/claims`, { period: task.period, round: task.round }) : null
}
