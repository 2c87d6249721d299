import { programme } from '../../brand/programme'
import { DAY_MS } from '../../loyalty/calendar'
import type { Unsigned } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Vouched } from '../identity/provider'

const sessionMs = 30 * 86_400_000

/** Who has signed in and never joined is forgotten after so long, unless they come back. */
const rememberedMs = programme.comeBackDays * DAY_MS

/** Whether the person is still known: they may be forgotten at this moment. */
async function cameBack(tx: Tx, context: Context, memberId: string): Promise<boolean> {
  const forget_at = new Date(context.now() + rememberedMs)
  const { numUpdatedRows } = await tx.updateTable('person').set({ forget_at }).where('member_id', '=', memberId).where('forget_at', 'is not', null).executeTakeFirst()
  if (numUpdatedRows > 0n) return true
  return (await tx.selectFrom('person').select('member_id').where('member_id', '=', memberId).executeTakeFirst()) !== undefined
}

type Lead = { subject_id: string; subject_kind: string }

const leadOf = (tx: Tx, { kind, subject }: { kind: string; subject: string }): Promise<Lead | undefined> =>
  tx.selectFrom('identity').select(['subject_id', 'subject_kind']).where('kind', '=', kind).where('subject', '=', subject).executeTakeFirst()

/** Whether it was news. */
async function keep(tx: Tx, { kind, subject }: { kind: string; subject: string }, { subject_id, subject_kind }: Lead, created_at: Date): Promise<boolean> {
  const row = { kind, subject, subject_id, subject_kind, created_at }
  return (await tx.insertInto('identity').values(row).onConflict((on) => on.doNothing()).returning('kind').executeTakeFirst()) !== undefined
}

/** An identity that leads nowhere yet: to whom the shared id leads, else to a new person. Of two at once the second finds the first. */
async function meet(tx: Tx, context: Context, { kind, subject, also }: Vouched): Promise<void> {
  const at = new Date(context.now())
  const fresh = { subject_id: context.newId(), subject_kind: 'person' }
  const shared = also && !(await keep(tx, also, fresh, at)) ? await leadOf(tx, also) : undefined
  const made = await keep(tx, { kind, subject }, shared ?? fresh, at)
  if (made && !shared) {
    const forget_at = new Date(context.now() + rememberedMs)
    await tx.insertInto('person').values({ member_id: fresh.subject_id, name: null, phone: kind === 'phone' ? subject : null, first_seen_at: at, forget_at }).execute()
  }
  // Met meanwhile without the shared id: that leads there too.
  if (!made && also && !shared) await tx.updateTable('identity').set({ ...(await leadOf(tx, { kind, subject })) }).where('kind', '=', also.kind).where('subject', '=', also.subject).execute()
}

/** The person or member of staff behind an identity; somebody new becomes a person, not yet a member. */
export async function subjectOf(tx: Tx, context: Context, vouched: Vouched): Promise<{ id: string; staff: boolean }> {
  const known = await leadOf(tx, vouched)
  if (!known) await meet(tx, context, vouched)
  else if (vouched.also) await keep(tx, vouched.also, known, new Date(context.now()))
  const lead = known ?? (await leadOf(tx, vouched))
  const staff = lead?.subject_kind === 'staff'
  if (!lead || (!staff && !(await cameBack(tx, context, lead.subject_id)))) return subjectOf(tx, context, vouched)
  return { id: lead.subject_id, staff }
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
