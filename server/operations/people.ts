import type { Unsigned } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Vouched } from '../identity/provider'

const sessionMs = 30 * 86_400_000

/** The person or member of staff behind an identity; somebody new becomes a person, not yet a member. */
export async function subjectOf(tx: Tx, context: Context, { kind, subject }: Vouched): Promise<{ id: string; staff: boolean }> {
  const at = new Date(context.now())
  const fresh = { kind, subject, subject_kind: 'person', subject_id: context.newId(), created_at: at }
  const made = await tx.insertInto('identity').values(fresh).onConflict((on) => on.doNothing()).returning('subject_id').executeTakeFirst()
  if (made) {
    await tx.insertInto('person').values({ member_id: made.subject_id, name: null, phone: kind === 'phone' ? subject : null, first_seen_at: at }).execute()
    return { id: made.subject_id, staff: false }
  }
  const known = await tx
    .selectFrom('identity')
    .select(['subject_id', 'subject_kind'])
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()
  return { id: known.subject_id, staff: known.subject_kind === 'staff' }
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
