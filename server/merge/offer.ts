import type { Selectable } from 'kysely'
import type { Context } from '../context'
import type { Tables, Tx } from '../database'
import { Problem } from '../problem'

export type CardMerge = Selectable<Tables['card_merge']>

const openForMs = 15 * 60_000

export type MergeState = 'offered' | 'merged' | 'undone' | 'lapsed'

export function stateOf({ merged_at, undone_at, until }: CardMerge, now: number): MergeState {
  if (undone_at) return 'undone'
  if (merged_at) return 'merged'
  return until.getTime() <= now ? 'lapsed' : 'offered'
}

/** Errors: NOT_FOUND. */
export async function mergeOf(tx: Tx, memberId: string, mergeId: string): Promise<CardMerge> {
  const row = await tx.selectFrom('card_merge').selectAll().where('member_id', '=', memberId).where('merge_id', '=', mergeId.toLowerCase()).executeTakeFirst()
  if (!row) throw new Problem('NOT_FOUND', { field: 'mergeId' })
  return row
}

/** Another card that somebody has proven to be theirs, to be merged into their own if they like. Asked again it is the same offer, for longer. */
export async function offerMerge(tx: Tx, context: Context, memberId: string, otherId: string, means: 'phone' | 'card'): Promise<CardMerge> {
  const now = context.now()
  const until = new Date(now + openForMs)
  const again = await tx
    .updateTable('card_merge')
    .set({ until, means })
    .where('member_id', '=', memberId)
    .where('other_id', '=', otherId)
    .where('merged_at', 'is', null)
    .where('until', '>', new Date(now))
    .returningAll()
    .executeTakeFirst()
  if (again) return again
  return tx
    .insertInto('card_merge')
    .values({ member_id: memberId, merge_id: context.newId(), other_id: otherId, means, offered_at: new Date(now), until })
    .returningAll()
    .executeTakeFirstOrThrow()
}
