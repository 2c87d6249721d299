import type { Unsigned } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Vouched } from '../identity/provider'

const sessionMs = 30 * 86_400_000

/** Who has signed in and never joined is forgotten after so long, unless they come back. */
const rememberedMs = 15 * 86_400_000

/** Whether the person is still known: they may be forgotten at this moment. */
async function cameBack(tx: Tx, context: Context, memberId: string): Promise<boolean> {
  const forget_at = new Date(context.now() + rememberedMs)
  const { numUpdatedRows } = await tx.updateTable('person').set({ forget_at }).where('member_id', '=', memberId).where('forget_at', 'is not', null).executeTakeFirst()
  if (numUpdatedRows > 0n) return true
  return (await tx.selectFrom('person').select('member_id').where('member_id', '=', memberId).executeTakeFirst()) !== undefined
}

/** The person or member of staff behind an identity; somebody new becomes a person, not yet a member. */
export async function subjectOf(tx: Tx, context: Context, vouched: Vouched): Promise<{ id: string; staff: boolean }> {
  const { kind, subject } = vouched
  const at = new Date(context.now())
  const fresh = { kind, subject, subject_kind: 'person', subject_id: context.newId(), created_at: at }
  const made = await tx.insertInto('identity').values(fresh).onConflict((on) => on.doNothing()).returning('subject_id').executeTakeFirst()
  if (made) {
    const forget_at = new Date(context.now() + rememberedMs)
    await tx.insertInto('person').values({ member_id: made.subject_id, name: null, phone: kind === 'phone' ? subject : null, first_seen_at: at, forget_at }).execute()
    return { id: made.subject_id, staff: false }
  }
  const known = await tx
    .selectFrom('identity')
    .select(['subject_id', 'subject_kind'])
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()
  const staff = known.subject_kind === 'staff'
  if (!staff && !(await cameBack(tx, context, known.subject_id))) return subjectOf(tx, context, vouched)
  return { id: known.subject_id, staff }
}

export async function sessionOf(tx: Tx, context: Context, subject: { id: string; staff: boolean }): Promise<Unsigned> {
  // Whole seconds, as a token keeps them; the same session signs to the same token again.
  const expiresAt = new Date(Math.floor((context.now() + sessionMs) / 1000) * 1000).toISOString()
  if (subject.staff) {
    const staff = await tx.selectFrom('staff').select(['name', 'role']).where('staff_id', '=', subject.id).executeTakeFirstOrThrow()
    return { expiresAt, subjectId: subject.id, role: staff.role === 'manager' ? 'manager' : 'staff', displayName: staff.name }
  }
  const member = await tx.selectFrom('member').select('nickname').where('member_id', '=', subject.id).executeTakeFirst()
  if (member) return { expiresAt, subjectId: subject.id, role: 'member', displayName: member.nickname }
  return { expiresAt, subjectId: subject.id, role: 'visitor', displayName: '访客' }
}
