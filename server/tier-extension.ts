import { extendedUntil } from '../loyalty/boosts'
import { DAY_MS } from '../loyalty/calendar'
import { ruleAt } from '../loyalty/rules'
import type { Context } from './context'
import type { Tx } from './database'
import type { Member } from './ledger/post'
import { Problem } from './problem'

const find = (tx: Tx, memberId: string) => tx.selectFrom('tier_extension').where('member_id', '=', memberId).where('taken_back_at', 'is', null)

/** Why the term a member is in cannot be made longer, or null. */
export async function extensionRefusal(tx: Tx, memberId: string, term: { tierId: string; validUntil: number | null }): Promise<'TIER_HAS_NO_END' | 'TERM_EXTENDED' | null> {
  if (term.validUntil === null) return 'TIER_HAS_NO_END'
  const extended = await find(tx, memberId).select('redemption_id').where('tier_id', '=', term.tierId).where('until', '=', new Date(term.validUntil)).executeTakeFirst()
  return extended ? 'TERM_EXTENDED' : null
}

/** The end that a term has with an extension it was given, for terms that are gone back to. */
export async function extendedEnd(tx: Tx, memberId: string, tierId: string, validUntil: Date | null): Promise<Date | null> {
  if (validUntil === null) return null
  const extension = await find(tx, memberId).select('until').where('tier_id', '=', tierId).where('from_until', '=', validUntil).executeTakeFirst()
  return extension?.until ?? validUntil
}

async function keepEnd(tx: Tx, member: Member, until: Date): Promise<void> {
  member.tier_valid_until = until
  await tx.updateTable('member').set({ tier_valid_until: until }).where('member_id', '=', member.member_id).execute()
}

/** Makes the term longer. The account must be open. Errors: TIER_HAS_NO_END, TERM_EXTENDED. */
export async function extendTerm(tx: Tx, member: Member, redemptionId: string, days: number): Promise<Date> {
  const { tier_id, tier_valid_until: from } = member
  const refusal = await extensionRefusal(tx, member.member_id, { tierId: tier_id, validUntil: from && from.getTime() })
  if (refusal) throw new Problem(refusal)
  const end = extendedUntil(from && from.getTime(), days)
  if (from === null || end === null) throw new Problem('TIER_HAS_NO_END')
  const until = new Date(end)
  await tx.insertInto('tier_extension').values({ member_id: member.member_id, redemption_id: redemptionId, tier_id, from_until: from, until }).execute()
  await keepEnd(tx, member, until)
  return until
}

/** Takes the days back while the term is still the one they were given to. Errors: CANCEL_OVER. */
export async function takeBackExtension(tx: Tx, context: Context, member: Member, redemptionId: string): Promise<void> {
  const extension = await find(tx, member.member_id).selectAll().where('redemption_id', '=', redemptionId).executeTakeFirst()
  const same = extension && member.tier_id === extension.tier_id && member.tier_valid_until?.getTime() === extension.until.getTime()
  if (!same) throw new Problem('CANCEL_OVER')
  const end = extension.from_until.getTime()
  // Past its grace the tier would have gone down: what the days carried over that has been enjoyed.
  if (end + ruleAt(context.rules, end).tierGraceDays * DAY_MS <= context.now()) throw new Problem('CANCEL_OVER')
  await tx
    .updateTable('tier_extension')
    .set({ taken_back_at: new Date(context.now()) })
    .where('member_id', '=', member.member_id)
    .where('redemption_id', '=', redemptionId)
    .execute()
  await keepEnd(tx, member, extension.from_until)
}
