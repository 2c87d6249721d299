import { programme } from '../../brand/programme'
import { dayOf } from '../../loyalty/calendar'
import type { RuleVersion } from '../../loyalty/rules'
import { qualifiedTier, qualifies, tierById } from '../../loyalty/tiers'
import type { Standing } from '../../loyalty/tiers'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { extendedEnd } from '../tier-extension'
import { mergeTerm, reviewTerm, termEnd } from '../tier-term'
import type { Term } from '../tier-term'
import type { CardMerge } from './offer'

/**
 * The term of two cards that become one: the higher tier stays with its own end, of two alike the one that ends later. What
 * only both together reach is a new term. carried: the joint standing suffices for it.
 */
export function jointTerm(rule: RuleVersion, now: number, mine: Term, other: Term, joint: Standing): { term: Term; carried: boolean } {
  const tier = ({ tierId }: Term) => tierById(rule.ladder, tierId)
  const end = ({ validUntil }: Term) => validUntil ?? Infinity
  const higher = tier(other).rank - tier(mine).rank || end(other) - end(mine)
  const kept = higher > 0 ? other : mine
  const reached = qualifiedTier(rule.ladder, joint)
  if (reached.rank > tier(kept).rank) {
    return { term: { tierId: reached.tierId, since: now, validUntil: termEnd(dayOf(now, programme.utcOffsetMinutes), rule) }, carried: true }
  }
  return { term: kept, carried: qualifies(tier(kept), joint) }
}

/** A merge is taken apart: its tier goes again, to the term before it, unless something else has changed the tier since. */
export async function leaveTerm(tx: Tx, context: Context, member: Member, { change_id }: CardMerge): Promise<void> {
  const [newest, before] = await tx.selectFrom('tier_change').selectAll().where('member_id', '=', member.member_id).orderBy('change_id', 'desc').limit(2).execute()
  if (!change_id || newest.change_id !== change_id) return
  const until = await extendedEnd(tx, member.member_id, before.tier_id, before.valid_until)
  await mergeTerm(tx, context, member, { tierId: before.tier_id, since: before.at.getTime(), validUntil: until?.getTime() ?? null })
  await reviewTerm(tx, context, member)
}
