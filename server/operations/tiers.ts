import { programme } from '../../brand/programme'
import { usualTask } from '../../brand/tasks'
import type { components } from '../../contract/types.gen'
import { dayOf, daysBetween } from '../../loyalty/calendar'
import { ruleAt } from '../../loyalty/rules'
import { nextTier, qualifies, tierBelow, tierById, tracksTo } from '../../loyalty/tiers'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { occasionNow } from '../occasion'
import { boostNow } from '../tier-boost'
import { graceEnd, standingAt, termNow } from '../tier-term'
import type { Term } from '../tier-term'
import { memberOf } from './member-profile'

type Schemas = components['schemas']
const offset = programme.utcOffsetMinutes

/** A term that is over and was neither renewed nor lowered is in its grace. */
const inGrace = (term: Term, now: number) => term.validUntil !== null && term.validUntil <= now

/** What I hold, judged as the review will judge it: at the end of the term, by the rules of then; in a grace, now. */
async function keepPlanOf(tx: Tx, context: Context, member: Member, term: Term): Promise<Schemas['KeepPlan'] | null> {
  if (term.validUntil === null) return null
  const now = context.now()
  const rule = ruleAt(context.rules, term.validUntil)
  const current = tierById(rule.ladder, term.tierId)
  const grace = inGrace(term, now)
  const standing = await standingAt(tx, member, rule, grace ? now : term.validUntil)
  const kept = qualifies(current, standing)
  const lastDay = dayOf((grace ? graceEnd(context, term.validUntil) : term.validUntil) - 1, offset)
  return {
    kept,
    lastDay,
    daysLeft: daysBetween(dayOf(now, offset), lastDay),
    graceDays: rule.tierGraceDays,
    tracks: tracksTo(current, standing),
    fallsTo: kept ? null : tierBelow(rule.ladder, current),
  }
}

async function progressIn(tx: Tx, context: Context, member: Member, term: Term, keep: Schemas['KeepPlan'] | null): Promise<Schemas['TierProgress']> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const standing = await standingAt(tx, member, rule, now)
  const current = tierById(rule.ladder, term.tierId)
  const next = nextTier(rule.ladder, current)
  const boost = await boostNow(tx, context, member, term.tierId)
  return {
    current,
    boost: boost && { tier: boost.tier, until: new Date(boost.untilMs).toISOString() },
    next,
    growth: standing.growth,
    spendFen: standing.spendFen,
    spendMonths: rule.rollingSpendMonths,
    tracks: next ? tracksTo(next, standing) : [],
    since: new Date(term.since).toISOString(),
    validUntil: term.validUntil === null ? null : new Date(term.validUntil).toISOString(),
    keepsTier: keep?.kept ?? true,
    graceUntil: term.validUntil !== null && inGrace(term, now) ? new Date(graceEnd(context, term.validUntil)).toISOString() : null,
  }
}

export async function progressOf(tx: Tx, context: Context, member: Member): Promise<Schemas['TierProgress']> {
  const { term } = await termNow(tx, context, member)
  return progressIn(tx, context, member, term, await keepPlanOf(tx, context, member, term))
}

type Reason = Schemas['TierChange']['reason']

export async function getMyTier(call: Call<'getMyTier'>): Promise<Answer<'getMyTier'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  const rule = ruleAt(context.rules, context.now())
  const written = await tx.selectFrom('tier_change').select(['tier_id', 'at', 'reason']).where('member_id', '=', member.member_id).orderBy('change_id').execute()
  const { term, changes } = await termNow(tx, context, member)
  const history = [
    ...written.map(({ tier_id, at, reason }) => ({ tierId: tier_id, at: at.toISOString(), reason: reason as Reason })),
    ...changes.map(({ tierId, at, reason }) => ({ tierId, at: new Date(at).toISOString(), reason })),
  ]
  const keep = await keepPlanOf(tx, context, member, term)
  const { orderNumber, memberDays, birthday, day, today } = await occasionNow(tx, context, member, term.tierId)
  return {
    progress: await progressIn(tx, context, member, term, keep),
    keep,
    rule,
    occasion: { orderNumber, memberDays, birthday, day, today },
    taskGrowth: usualTask.growth,
    history: history.map((change) => ({ ...change, name: tierById(rule.ladder, change.tierId).name })).reverse(),
  }
}
