import { ruleAt } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { termNow } from '../tier-term'

/** The rank that early access goes by. */
export async function rankNow(tx: Tx, context: Context, member: Member): Promise<number> {
  const { term } = await termNow(tx, context, member)
  return tierById(ruleAt(context.rules, context.now()).ladder, term.tierId).rank
}
