import type { EventKind } from '../../loyalty/tasks'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { countBadges } from './badges'
import { countTowardsTasks, recountTasks } from './rounds'

export interface Happened {
  kind: EventKind
  /** What it came from: of one source and kind the first counts, and no other. */
  sourceId: string
  subject?: string | null
  /** Fen of a purchase, days in a row of a check-in; 1 without. */
  amount?: number
}

/**
 * Writes down what a member has done and counts it towards tasks and badges, in the transaction that it was done in. The account
 * must be open. Only what the server has seen for itself is recorded. Returns whether it was new.
 */
export async function recordEvent(tx: Tx, context: Context, member: Member, happened: Happened): Promise<boolean> {
  const { kind, sourceId, subject = null, amount = 1 } = happened
  const event = await tx
    .insertInto('member_event')
    .values({ member_id: member.member_id, event_id: context.newId(), kind, source_id: sourceId, subject, amount, at: new Date(context.now()) })
    .onConflict((on) => on.columns(['member_id', 'kind', 'source_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!event) return false
  await countTowardsTasks(tx, context, member, event)
  await countBadges(tx, context, member, kind)
  return true
}

/** After a refund: what is left of a purchase counts; nothing left is nothing done. Rewards that nothing carries any more go back. */
export async function amendEvent(tx: Tx, context: Context, member: Member, { kind, sourceId, amount }: { kind: EventKind; sourceId: string; amount: number }): Promise<void> {
  const event = await tx
    .updateTable('member_event')
    .set({ amount, voided_at: amount === 0 ? new Date(context.now()) : null })
    .where('member_id', '=', member.member_id)
    .where('kind', '=', kind)
    .where('source_id', '=', sourceId)
    .returningAll()
    .executeTakeFirst()
  if (!event) return
  await recountTasks(tx, context, member, event)
  await countBadges(tx, context, member, kind)
}
