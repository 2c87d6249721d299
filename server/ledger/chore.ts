import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from './post'

/** Something that falls due for a member by time alone. What is done must no longer be due afterwards. */
export interface Chore {
  /** Members it is due for, in no order; no more than limit. */
  dueFor(db: Context['db'], now: number, limit: number): Promise<string[]>
  /** Does it, once the account is open; does nothing when it is not due. */
  perform(tx: Tx, context: Context, member: Member): Promise<void>
}
