import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { lockPeople } from './cards'

/** personId: who the asker is from now on. */
export type Link = { outcome: 'linked' | 'moved'; personId: string } | { outcome: 'merge'; personId: string; otherId: string }

const ownerOf = (tx: Tx, phone: string) => tx.selectFrom('identity').select(['subject_id', 'subject_kind']).where('kind', '=', 'phone').where('subject', '=', phone)
const isMember = async (tx: Tx, memberId: string) => (await tx.selectFrom('member').select('member_id').where('member_id', '=', memberId).executeTakeFirst()) !== undefined

/** The number leads to this person from now on. One that led to them before, and was theirs by themselves, no longer does: numbers are given to others. */
async function give(tx: Tx, context: Context, memberId: string, phone: string, fromId: string | null): Promise<boolean> {
  if (fromId === null) {
    const row = { kind: 'phone', subject: phone, subject_kind: 'person', subject_id: memberId, created_at: new Date(context.now()) }
    const made = await tx.insertInto('identity').values(row).onConflict((on) => on.doNothing()).returning('kind').executeTakeFirst()
    if (!made) return false
  } else {
    await tx.updateTable('identity').set({ subject_id: memberId }).where('kind', '=', 'phone').where('subject', '=', phone).execute()
    await tx.updateTable('person').set({ phone: null }).where('member_id', '=', fromId).execute()
  }
  await tx.deleteFrom('identity').where('kind', '=', 'phone').where('subject_id', '=', memberId).where('home_id', 'is', null).where('subject', '<>', phone).execute()
  await tx.updateTable('person').set({ phone }).where('member_id', '=', memberId).execute()
  return true
}

/** Somebody whom nothing leads to any more and who never joined is nobody. */
async function forget(tx: Tx, memberId: string): Promise<void> {
  const left = await tx.selectFrom('identity').select('kind').where('subject_id', '=', memberId).limit(1).executeTakeFirst()
  if (!left) await tx.deleteFrom('person').where('member_id', '=', memberId).execute()
}

/**
 * Whoever asks has proven that the number is theirs. Both people are locked before it is decided; when the number has passed
 * on meanwhile, nothing was done and it must be looked at again. Errors: SESSION_EXPIRED, PROVIDER_REFUSED (a number of staff).
 */
export async function linkTo(tx: Tx, context: Context, memberId: string, phone: string): Promise<Link | 'look again'> {
  const seen = await ownerOf(tx, phone).executeTakeFirst()
  const ownerId = seen?.subject_kind === 'person' ? seen.subject_id : null
  await lockPeople(tx, [memberId, ...(ownerId ? [ownerId] : [])])
  const me = await tx.selectFrom('person').select('member_id').where('member_id', '=', memberId).executeTakeFirst()
  if (!me) throw new Problem('SESSION_EXPIRED', { detail: 'this session is of nobody known' })
  const joined = await isMember(tx, memberId)
  if (joined) await openAccount(tx, context, memberId, 'NOT_A_MEMBER')
  const owner = await ownerOf(tx, phone).forUpdate().executeTakeFirst()
  if (owner?.subject_id !== seen?.subject_id) return 'look again'
  if (owner?.subject_kind === 'staff') throw new Problem('PROVIDER_REFUSED', { detail: 'this number is used by somebody at work', field: 'phone' })
  if (!ownerId || ownerId === memberId) {
    if (ownerId || (await give(tx, context, memberId, phone, null))) return { outcome: 'linked', personId: memberId }
    return 'look again'
  }
  if (!(await isMember(tx, ownerId))) {
    await give(tx, context, memberId, phone, ownerId)
    await forget(tx, ownerId)
    return { outcome: 'linked', personId: memberId }
  }
  if (joined) return { outcome: 'merge', personId: memberId, otherId: ownerId }
  await tx.updateTable('identity').set({ subject_id: ownerId }).where('subject_kind', '=', 'person').where('subject_id', '=', memberId).execute()
  await forget(tx, memberId)
  return { outcome: 'moved', personId: ownerId }
}
