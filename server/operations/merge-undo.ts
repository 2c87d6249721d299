import type { components } from '../../contract/types.gen'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tx } from '../database'
import { mergeOf } from '../merge/offer'
import type { CardMerge } from '../merge/offer'
import { otherName } from '../merge/preview'
import { takeApart } from '../merge/take-apart'
import { Problem } from '../problem'
import { maskedMember } from './member-profile'
import { openBoth } from './merges'
import { staffStore } from './purchases'

async function shown(tx: Tx, row: CardMerge): Promise<components['schemas']['StaffMerge']> {
  const { member_id, merge_id, merged_at, undo_until, undone_at, returned_points, points, coupons } = row
  if (!merged_at || !undo_until) throw new Error('an offer is nothing for staff')
  return {
    mergeId: merge_id,
    memberId: member_id,
    member: await maskedMember(tx, member_id),
    other: await otherName(tx, row),
    points,
    coupons,
    mergedAt: merged_at.toISOString(),
    undoUntil: undo_until.toISOString(),
    undoneAt: undone_at && undone_at.toISOString(),
    returnedPoints: returned_points,
  }
}

export async function listMerges(call: Call<'listMerges'>): Promise<Answer<'listMerges'>> {
  const { context, tx } = call
  await staffStore(tx, signedIn(call).subjectId)
  const rows = await tx
    .selectFrom('card_merge')
    .selectAll()
    .where('merged_at', 'is not', null)
    .where('undone_at', 'is', null)
    .where('undo_until', '>', new Date(context.now()))
    .orderBy('undo_until', 'desc')
    .limit(50)
    .execute()
  const merges = []
  for (const row of rows) merges.push(await shown(tx, row))
  return { merges }
}

/** Errors: NOT_FOUND, MERGE_OVER (the window is closed, or the card it was merged into was itself merged into another). */
export async function undoMerge(call: Call<'undoMerge'>): Promise<Answer<'undoMerge'>> {
  const { context, tx, body, params } = call
  const staffId = signedIn(call).subjectId
  await staffStore(tx, staffId)
  const { other_id } = await mergeOf(tx, body.memberId, params.mergeId)
  const { kept, other } = await openBoth(tx, context, body.memberId.toLowerCase(), other_id, 'NOT_FOUND')
  const row = await mergeOf(tx, body.memberId, params.mergeId)
  if (row.undone_at) return shown(tx, row)
  if (!row.undo_until) throw new Problem('NOT_FOUND', { field: 'mergeId' })
  if (row.undo_until.getTime() <= context.now() || kept.merged_into) throw new Problem('MERGE_OVER')
  return shown(tx, await takeApart(tx, context, row, kept, other, { staffId, reason: body.reason.trim() }))
}
