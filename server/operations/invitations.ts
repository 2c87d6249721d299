import { refundWindowDays } from '../../brand/leaderboard'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf } from '../../loyalty/calendar'
import { plainCode } from '../../loyalty/codes'
import { invitationState } from '../../loyalty/invitations'
import { maskedName } from '../../loyalty/leaderboard'
import { periodOf } from '../../loyalty/tasks'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { taskOf } from '../invitations'
import { Problem } from '../problem'
import { memberOf } from './member-profile'

type Schemas = components['schemas']
const shownFriends = 100

async function friendsOf(tx: Tx, memberId: string): Promise<Schemas['InvitedFriend'][]> {
  const rows = await tx
    .selectFrom('invitation')
    .innerJoin('invited', 'invited.member_id', 'invitation.friend_id')
    .innerJoin('member', 'member.member_id', 'invitation.friend_id')
    .select(['nickname', 'invitation.invited_at', 'closed_at', 'over_limit', 'first_purchase_id', 'settles_at', 'withdrawn_at'])
    .where('invitation.member_id', '=', memberId)
    .orderBy('invitation.invited_at', 'desc')
    .orderBy('friend_id', 'desc')
    .limit(shownFriends)
    .execute()
  return rows.map((row) => ({
    name: maskedName(row.nickname),
    state: invitationState({ ordered: row.first_purchase_id !== null, withdrawn: row.withdrawn_at !== null, closed: row.closed_at !== null, overLimit: row.over_limit }),
    joinedAt: row.invited_at.toISOString(),
    settlesAt: row.settles_at?.toISOString() ?? null,
    closedAt: (row.withdrawn_at ?? row.closed_at)?.toISOString() ?? null,
  }))
}

/** How often the inviter's task has paid in the period that is running. */
async function thisMonth(tx: Tx, context: Context, memberId: string): Promise<Schemas['MyInvitations']['thisMonth']> {
  const task = taskOf(context, 'friend_settled')
  const period = task && periodOf(task, dayOf(context.now(), programme.utcOffsetMinutes))
  if (!period) return { used: 0, most: 0 }
  const { used } = await tx
    .selectFrom('task_round')
    .select(({ fn }) => fn.countAll<number>().as('used'))
    .where('member_id', '=', memberId)
    .where('task_id', '=', task.taskId)
    .where('period', '=', period.key)
    .where('done_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return { used: Number(used), most: task.times ?? 1 }
}

const pointsOf = (context: Context, event: 'friend_settled' | 'invited_settled') => taskOf(context, event)?.reward.points ?? 0

export async function listInvitations(call: Call<'listInvitations'>): Promise<Answer<'listInvitations'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  return {
    code: member.invitation_code,
    inviterName: maskedName(member.nickname),
    rule: { inviterPoints: pointsOf(context, 'friend_settled'), friendPoints: pointsOf(context, 'invited_settled'), windowDays: refundWindowDays },
    thisMonth: await thisMonth(tx, context, member.member_id),
    friends: await friendsOf(tx, member.member_id),
  }
}

/** Errors: INVITATION_UNKNOWN. */
export async function getInvitation({ context, tx, params }: Call<'getInvitation'>): Promise<Answer<'getInvitation'>> {
  const inviter = await tx
    .selectFrom('invitation_code')
    .innerJoin('member', 'member.member_id', 'invitation_code.member_id')
    .select('nickname')
    .where('code', '=', plainCode(params.code))
    .executeTakeFirst()
  if (!inviter) throw new Problem('INVITATION_UNKNOWN', { field: 'code' })
  return { inviterName: maskedName(inviter.nickname), friendPoints: pointsOf(context, 'invited_settled'), windowDays: refundWindowDays }
}
