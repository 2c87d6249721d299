import type { Context } from '../context'
import type { Tx } from '../database'
import { Problem } from '../problem'
import type { ProblemCode } from '../problem'
import { reviewTerm } from '../tier-term'
import { settleLapsed } from './expire'
import { releaseOverdue } from './hold'
import type { Member } from './post'

/**
 * Every write to a member begins here: the row is locked, so that a member's writes follow one another, and what time has
 * done meanwhile (overdue holds, lapsed points, a tier's term) is put down first.
 */
export async function openAccount(tx: Tx, context: Context, memberId: string, otherwise: ProblemCode): Promise<Member> {
  const member = await tx.selectFrom('member').selectAll().where('member_id', '=', memberId).forUpdate().executeTakeFirst()
  if (!member) throw new Problem(otherwise)
  await releaseOverdue(tx, context, member)
  await settleLapsed(tx, context, member)
  await reviewTerm(tx, context, member)
  return member
}
