import { ruleAt } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { tierEnjoyed } from '../tier-boost'
import type { BoostNow } from '../tier-boost'
import { termNow } from '../tier-term'
import type { Term } from '../tier-term'

/** Where a member stands among the tiers, for rewards. */
export interface Stand {
  /** What early access goes by; a boost counts. */
  rank: number
  ownRank: number
  boost: BoostNow | null
  term: Term
}

export async function standNow(tx: Tx, context: Context, member: Member): Promise<Stand> {
  const { term } = await termNow(tx, context, member)
  const { tier, boost } = await tierEnjoyed(tx, context, member, term.tierId)
  return { rank: tier.rank, ownRank: tierById(ruleAt(context.rules, context.now()).ladder, term.tierId).rank, boost, term }
}
