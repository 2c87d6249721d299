import type { components } from '../../contract/types.gen'
import { stepsDone } from '../../loyalty/tasks'
import type { EventKind } from '../../loyalty/tasks'
import type { Tx } from '../database'
import { termsOf } from './round'
import { countedFor } from './rounds'

/** What an event of a member has counted for, as far as it is now: said to whoever has just done it. Surprises stay untold until done. */
export async function countedBy(tx: Tx, memberId: string, kind: EventKind, sourceIds: readonly string[]): Promise<components['schemas']['Counted'][]> {
  if (sourceIds.length === 0) return []
  const rounds = await tx
    .selectFrom('task_round')
    .where('member_id', '=', memberId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('task_step')
          .innerJoin('member_event', (join) => join.onRef('member_event.member_id', '=', 'task_step.member_id').onRef('member_event.event_id', '=', 'task_step.event_id'))
          .select('task_step.step')
          .whereRef('task_step.member_id', '=', 'task_round.member_id')
          .whereRef('task_step.task_id', '=', 'task_round.task_id')
          .whereRef('task_step.period', '=', 'task_round.period')
          .whereRef('task_step.round', '=', 'task_round.round')
          .where('member_event.kind', '=', kind)
          .where('member_event.source_id', 'in', [...sourceIds]),
      ),
    )
    .selectAll()
    .orderBy('task_id')
    .orderBy('round')
    .execute()
  const counted = await countedFor(tx, memberId, rounds)
  return rounds.flatMap((round) => {
    const { taskId, name, steps, hidden } = termsOf(round)
    if (hidden && !round.done_at) return []
    const { progress, open } = stepsDone(steps, counted(round))
    const [done, target] = steps.length > 1 ? [open ?? steps.length, steps.length] : [progress[0], steps[0].goal.target]
    return [{ taskId, name, progress: done, target, claimable: round.done_at !== null && round.claimed_at === null }]
  })
}
