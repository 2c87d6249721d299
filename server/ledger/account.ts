import type { Context } from '../context'
import type { Tx } from '../database'
import { Problem } from '../problem'
import type { ProblemCode } from '../problem'
import { reviewTerm } from '../tier-term'
import { settleLapsed } from './expire'
import { releaseOverdue } from './hold'
import type { Member } from './post'

/** Of a membership that is being cancelled everything rests. Errors: MEMBERSHIP_ENDING. */
export function mustStay({ ends_at }: { ends_at: Date | null }): void {
  if (ends_at) throw new Problem('MEMBERSHIP_ENDING')
}

/**
 * Every write to a member begins here: the row is locked, so that a member's writes follow one another, and what time has
 * done meanwhile (overdue holds, lapsed points, a tier's term) is put down first. A member's own writes say NOT_A_MEMBER
 * otherwise, and are refused while the membership is ending. Errors: otherwise, MEMBERSHIP_ENDING, SESSION_EXPIRED.
 */
export async function openAccount(tx: Tx, context: Context, memberId: string, otherwise: ProblemCode): Promise<Member> {
  const member = await openAnyAccount(tx, context, memberId, otherwise)
  if (otherwise === 'NOT_A_MEMBER') mustStay(member)
  return member
}

/** The same, also while the membership is ending. */
export async function openAnyAccount(tx: Tx, context: Context, memberId: string, otherwise: ProblemCode): Promise<Member> {
  const member = await tx.selectFrom('member').selectAll().where('member_id', '=', memberId).forUpdate().executeTakeFirst()
  if (!member) throw new Problem(otherwise)
  // The row of one who has left is nobody's; the app signs in anew.
  if (member.erased_at) throw new Problem(otherwise === 'NOT_A_MEMBER' ? 'SESSION_EXPIRED' : otherwise)
  // A card that was merged into another is spoken for by that one.
  if (member.merged_into && otherwise === 'NOT_A_MEMBER') throw new Problem('SESSION_EXPIRED')
  await releaseOverdue(tx, context, member)
  await settleLapsed(tx, context, member)
  // Its tier rests: taken apart again, it is judged as if it had been judged in time.
  if (!member.merged_into) await reviewTerm(tx, context, member)
  return member
}
