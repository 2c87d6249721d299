import type { Selectable, Updateable } from 'kysely'
import type { Task } from '../../loyalty/tasks'
import type { Tables, Tx } from '../database'

export type Round = Selectable<Tables['task_round']>
export type MemberEvent = Selectable<Tables['member_event']>

/** The task as it was when the round began. */
export const termsOf = (round: Round) => round.terms as unknown as Task

/** Changes a round in the database and in memory. The member's row must be locked. */
export async function changeRound(tx: Tx, round: Round, set: Partial<Round>): Promise<void> {
  Object.assign(round, set)
  await tx
    .updateTable('task_round')
    .set(set as Updateable<Tables['task_round']>)
    .where('member_id', '=', round.member_id)
    .where('task_id', '=', round.task_id)
    .where('period', '=', round.period)
    .where('round', '=', round.round)
    .execute()
}
