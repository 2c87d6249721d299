import type { components } from '../../contract/types.gen'
import { ruleAt } from '../../loyalty/rules'
import { nextTier, qualifies, tierById, tracksTo } from '../../loyalty/tiers'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { spendAt, standingAt, termNow } from '../tier-term'
import { memberOf } from './member-profile'

export async function progressOf(tx: Tx, context: Context, member: Member): Promise<components['schemas']['TierProgress']> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const { term } = await termNow(tx, context, member)
  const standing = await standingAt(tx, member, rule, now)
  const current = tierById(rule.ladder, term.tierId)
  const next = nextTier(rule.ladder, current)
  // At the end of the term the window has moved on: only what it will still hold counts.
  const keepsTier =
    term.validUntil === null || qualifies(current, { growth: standing.growth, spendFen: await spendAt(tx, member.member_id, rule, term.validUntil) })
  return {
    current,
    next,
    growth: standing.growth,
    spendFen: standing.spendFen,
    tracks: next ? tracksTo(next, standing) : [],
    since: new Date(term.since).toISOString(),
    validUntil: term.validUntil === null ? null : new Date(term.validUntil).toISOString(),
    keepsTier,
  }
}

type Reason = components['schemas']['TierChange']['reason']

export async function getMyTier(call: Call<'getMyTier'>): Promise<Answer<'getMyTier'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  const { ladder } = ruleAt(context.rules, context.now())
  const written = await tx.selectFrom('tier_change').select(['tier_id', 'at', 'reason']).where('member_id', '=', member.member_id).orderBy('change_id').execute()
  const { changes } = await termNow(tx, context, member)
  const history = [
    ...written.map(({ tier_id, at, reason }) => ({ tierId: tier_id, at: at.toISOString(), reason: reason as Reason })),
    ...changes.map(({ tierId, at, reason }) => ({ tierId, at: new Date(at).toISOString(), reason })),
  ]
  return {
    progress: await progressOf(tx, context, member),
    ladder: [...ladder].sort((a, b) => a.rank - b.rank),
    history: history.map((change) => ({ ...change, name: tierById(ladder, change.tierId).name })).reverse(),
  }
}
