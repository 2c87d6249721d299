import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { badgeWall } from '../tasks/badges'
import { memberOf } from './member-profile'

export async function listBadges(call: Call<'listBadges'>): Promise<Answer<'listBadges'>> {
  return badgeWall(call.tx, await memberOf(call.tx, signedIn(call)))
}

/** Errors: NOT_FOUND for a badge that is not earned. */
export async function wearBadge(call: Call<'wearBadge'>): Promise<Answer<'wearBadge'>> {
  const { context, tx, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  member.worn_badge = body.badgeId
  const wall = await badgeWall(tx, member)
  if (wall.worn !== body.badgeId) throw new Problem('NOT_FOUND', { field: 'badgeId' })
  await tx.updateTable('member').set({ worn_badge: body.badgeId }).where('member_id', '=', member.member_id).execute()
  return wall
}
