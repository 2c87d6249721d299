import { refundWindowDays } from '../brand/leaderboard'
import { plainCode } from '../loyalty/codes'
import { settlesAtMs } from '../loyalty/invitations'
import type { EventKind, Task } from '../loyalty/tasks'
import { newCode } from './code'
import type { Context } from './context'
import type { Tx } from './database'
import type { Chore } from './ledger/chore'
import type { Member } from './ledger/post'
import { recordEvent } from './tasks/events'

/** A code that nobody has, kept for a member. */
export async function claimInvitationCode(tx: Tx, memberId: string): Promise<string> {
  for (;;) {
    const code = newCode(8)
    const mine = await tx.insertInto('invitation_code').values({ code, member_id: memberId }).onConflict((on) => on.doNothing()).returning('code').executeTakeFirst()
    if (mine) return code
  }
}

/** The task that pays for an invitation, on one side or the other; the brand may have none. */
export function taskOf(context: Context, event: EventKind): Task | undefined {
  return context.tasks.find(({ steps }) => steps.some(({ goal }) => goal.event === event))
}

/**
 * Whoever has just joined was invited by the holder of the code. Only ever asked of somebody who was no member before; the
 * account must be open. Returns whether it counts.
 */
export async function acceptInvitation(tx: Tx, context: Context, friendId: string, written: string): Promise<boolean> {
  const holder = await tx
    .selectFrom('invitation_code')
    .innerJoin('person', 'person.member_id', 'invitation_code.member_id')
    .select(['person.member_id', 'person.phone'])
    .where('code', '=', plainCode(written))
    .executeTakeFirst()
  if (!holder || holder.member_id === friendId) return false
  const friend = await tx.selectFrom('person').select('phone').where('member_id', '=', friendId).executeTakeFirstOrThrow()
  if (friend.phone !== null && friend.phone === holder.phone) return false
  const invited_at = new Date(context.now())
  await tx.insertInto('invited').values({ member_id: friendId, inviter_id: holder.member_id, invited_at }).execute()
  await tx.insertInto('invitation').values({ member_id: holder.member_id, friend_id: friendId, invited_at }).execute()
  return true
}

const undecided = (tx: Tx, memberId: string) =>
  tx.updateTable('invited').where('member_id', '=', memberId).where('settled_at', 'is', null).where('withdrawn_at', 'is', null)

/** The first purchase begins the wait. The account must be open. */
export async function noteFirstPurchase(tx: Tx, context: Context, memberId: string, purchaseId: string): Promise<void> {
  const settles_at = new Date(settlesAtMs(context.now(), refundWindowDays))
  await undecided(tx, memberId).set({ first_purchase_id: purchaseId, settles_at }).where('first_purchase_id', 'is', null).execute()
}

/** All of a purchase has gone back: if it was the first and has not settled, nothing comes of the invitation any more. */
export async function withdrawInvitation(tx: Tx, context: Context, memberId: string, purchaseId: string): Promise<void> {
  await undecided(tx, memberId).set({ withdrawn_at: new Date(context.now()) }).where('first_purchase_id', '=', purchaseId).execute()
}

/** Pays the friend when the time has come, once. What a refund does afterwards changes nothing. The account must be open. */
export async function settleInvited(tx: Tx, context: Context, member: Member): Promise<void> {
  const now = new Date(context.now())
  const settled = await undecided(tx, member.member_id).set({ settled_at: now }).where('settles_at', '<=', now).returning('member_id').executeTakeFirst()
  if (settled) await recordEvent(tx, context, member, { kind: 'invited_settled', sourceId: 'invitation' })
}

/** Who was invited is paid. Inviter and friend are never locked together: each has a visit of their own. */
export const payInvited: Chore = {
  async dueFor(db, now, limit) {
    const rows = await db
      .selectFrom('invited')
      .select('member_id')
      .where('settles_at', '<=', new Date(now))
      .where('settled_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .limit(limit)
      .execute()
    return rows.map(({ member_id }) => member_id)
  },
  perform: settleInvited,
}

const owed = (db: Context['db'] | Tx) =>
  db.selectFrom('invitation').innerJoin('invited', 'invited.member_id', 'invitation.friend_id').where('closed_at', 'is', null).where('settled_at', 'is not', null)

/** Who has invited is paid for every friend who has been, as far as a month allows. */
export const payInviters: Chore = {
  async dueFor(db, _now, limit) {
    const rows = await owed(db).select('invitation.member_id').distinct().limit(limit).execute()
    return rows.map(({ member_id }) => member_id)
  },
  async perform(tx, context, member) {
    const friends = await owed(tx).select('friend_id').where('invitation.member_id', '=', member.member_id).orderBy('settled_at').orderBy('friend_id').execute()
    for (const { friend_id } of friends) {
      await recordEvent(tx, context, member, { kind: 'friend_settled', sourceId: friend_id })
      const counted = await tx
        .selectFrom('task_step')
        .innerJoin('member_event', (join) => join.onRef('member_event.member_id', '=', 'task_step.member_id').onRef('member_event.event_id', '=', 'task_step.event_id'))
        .select('task_step.task_id')
        .where('member_event.member_id', '=', member.member_id)
        .where('kind', '=', 'friend_settled')
        .where('source_id', '=', friend_id)
        .executeTakeFirst()
      await tx
        .updateTable('invitation')
        .set({ closed_at: new Date(context.now()), over_limit: !counted })
        .where('member_id', '=', member.member_id)
        .where('friend_id', '=', friend_id)
        .execute()
    }
  },
}

/** Members from before there were codes. */
export const giveInvitationCodes: Chore = {
  async dueFor(db, _now, limit) {
    const rows = await db.selectFrom('member').select('member_id').where('invitation_code', 'is', null).where('erased_at', 'is', null).limit(limit).execute()
    return rows.map(({ member_id }) => member_id)
  },
  async perform(tx, _context, member) {
    if (member.invitation_code !== null) return
    member.invitation_code = await claimInvitationCode(tx, member.member_id)
    const { invitation_code } = member
    await tx.updateTable('member').set({ invitation_code }).where('member_id', '=', member.member_id).execute()
  },
}
