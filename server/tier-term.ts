import { programme } from '../brand/programme'
import { addDays, addMonths, dayOf, startOfDay } from '../loyalty/calendar'
import { ruleAt } from '../loyalty/rules'
import type { RuleVersion } from '../loyalty/rules'
import { qualifiedTier, qualifies, reviewTier, tierById } from '../loyalty/tiers'
import type { Standing } from '../loyalty/tiers'
import type { Context } from './context'
import type { Tx } from './database'
import type { Member } from './ledger/post'
import { cardsOf } from './merge/cards'
import { extendedEnd } from './tier-extension'

type Reason = 'growth' | 'spend' | 'renewed' | 'lowered' | 'refund' | 'merged'
interface Change {
  tierId: string
  at: number
  reason: Reason
  validUntil: number | null
}
export interface Term {
  tierId: string
  since: number
  validUntil: number | null
}

const offset = programme.utcOffsetMinutes
const day = 86_400_000

/** What was spent in the rolling window that ends with the day of an instant, with this card and those that were merged into it. */
export async function spendAt(tx: Tx, memberId: string, rule: RuleVersion, atMs: number): Promise<number> {
  const until = dayOf(atMs, offset)
  const { fen } = await tx
    .selectFrom('spend_day')
    .select(({ fn, val }) => fn.coalesce(fn.sum<number>('fen'), val(0)).as('fen'))
    .where('member_id', '=', cardsOf(memberId))
    .where('day', '>', addMonths(until, -rule.rollingSpendMonths))
    .where('day', '<=', until)
    .executeTakeFirstOrThrow()
  return Number(fen)
}

export async function standingAt(tx: Tx, member: Member, rule: RuleVersion, atMs: number): Promise<Standing> {
  return { growth: member.growth, spendFen: await spendAt(tx, member.member_id, rule, atMs) }
}

/** A term ends with the day that many months later; the last day counts. */
export function termEnd(lastDayBefore: string, rule: RuleVersion): number {
  return startOfDay(addDays(addMonths(lastDayBefore, rule.tierValidMonths), 1), offset)
}

/** When the grace after a term ends. */
export function graceEnd(context: Context, validUntil: number): number {
  return validUntil + ruleAt(context.rules, validUntil).tierGraceDays * day
}

/**
 * The term a member is in now. Reviews that are due are judged at the instants they fell due, however late they are looked at,
 * so a reader and the hourly job come to the same result.
 */
export async function termNow(tx: Tx, context: Context, member: Member): Promise<{ term: Term; changes: Change[] }> {
  const now = context.now()
  const term: Term = { tierId: member.tier_id, since: member.tier_since.getTime(), validUntil: member.tier_valid_until?.getTime() ?? null }
  const changes: Change[] = []
  while (term.validUntil !== null && term.validUntil <= now) {
    const rule = ruleAt(context.rules, term.validUntil)
    const current = tierById(rule.ladder, term.tierId)
    const graceMs = rule.tierGraceDays * day
    const judge = async (at: number) =>
      reviewTier({ ladder: rule.ladder, current, standing: await standingAt(tx, member, rule, at), validUntilMs: term.validUntil as number, graceMs, nowMs: at })
    let at = term.validUntil
    let review = await judge(at)
    if (review.outcome === 'grace') {
      at = Math.min(now, term.validUntil + graceMs)
      review = await judge(at)
    }
    if (review.outcome === 'renewed') {
      term.validUntil = termEnd(dayOf(term.validUntil - 1, offset), rule)
      changes.push({ ...term, at, reason: 'renewed' })
    } else if (review.outcome === 'lowered') {
      term.tierId = review.to.tierId
      term.since = at
      term.validUntil = review.to.rank === 1 ? null : termEnd(dayOf(at, offset), rule)
      changes.push({ ...term, at, reason: 'lowered' })
    } else break
  }
  return { term, changes }
}

/** An id that sorts after another, also when the clock of this server is behind that of the one that made the other. */
function idAfter(latest: string, id: string): string {
  if (id > latest) return id
  const next = (BigInt(`0x${latest.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0')
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

async function write(tx: Tx, context: Context, member: Member, term: Term, changes: Change[]): Promise<string | null> {
  if (changes.length === 0) return null
  const newest = await tx.selectFrom('tier_change').select('change_id').where('member_id', '=', member.member_id).orderBy('change_id', 'desc').limit(1).executeTakeFirst()
  let latest = newest?.change_id ?? ''
  member.tier_id = term.tierId
  member.tier_since = new Date(term.since)
  member.tier_valid_until = term.validUntil === null ? null : new Date(term.validUntil)
  const { tier_id, tier_since, tier_valid_until } = member
  await tx.updateTable('member').set({ tier_id, tier_since, tier_valid_until }).where('member_id', '=', member.member_id).execute()
  const rows = changes.map(({ tierId, at, reason, validUntil }) => ({
    member_id: member.member_id,
    change_id: (latest = idAfter(latest, context.newId())),
    tier_id: tierId,
    at: new Date(at),
    reason,
    valid_until: validUntil === null ? null : new Date(validUntil),
    rule_version: ruleAt(context.rules, at).version,
  }))
  await tx.insertInto('tier_change').values(rows).execute()
  return latest
}

/** A term that neither standing nor time has made: two cards became one, or two again. The account must be open. Returns the change's id. */
export async function mergeTerm(tx: Tx, context: Context, member: Member, term: Term): Promise<string | null> {
  return write(tx, context, member, term, [{ ...term, at: context.now(), reason: 'merged' }])
}

export async function reviewTerm(tx: Tx, context: Context, member: Member): Promise<void> {
  const { term, changes } = await termNow(tx, context, member)
  await write(tx, context, member, term, changes)
}

/** Raises the tier when the standing suffices for a higher one; also renews during grace. */
export async function raiseTier(tx: Tx, context: Context, member: Member): Promise<void> {
  await reviewTerm(tx, context, member)
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const standing = await standingAt(tx, member, rule, now)
  const reached = qualifiedTier(rule.ladder, standing)
  const current = tierById(rule.ladder, member.tier_id)
  if (reached.rank <= current.rank || !qualifies(reached, standing)) return
  const reason: Reason = standing.growth >= reached.growthThreshold ? 'growth' : 'spend'
  const term = { tierId: reached.tierId, since: now, validUntil: termEnd(dayOf(now, offset), rule) }
  await write(tx, context, member, term, [{ ...term, at: now, reason }])
}

/** Whether what was paid and earned up to a raise, less what was refunded since, still reaches its tier. */
async function stillCarries(tx: Tx, context: Context, member: Member, raise: { tier_id: string; at: Date }): Promise<boolean> {
  const rule = ruleAt(context.rules, raise.at.getTime())
  const { later } = await tx
    .selectFrom('ledger_entry as entry')
    .leftJoin('ledger_entry as original', (on) => on.onRef('original.member_id', '=', 'entry.member_id').onRef('original.seq', '=', 'entry.reverses_seq'))
    .select(({ fn, val }) => fn.coalesce(fn.sum<number>('entry.growth'), val(0)).as('later'))
    .where('entry.member_id', '=', member.member_id)
    .where('entry.occurred_at', '>', raise.at)
    .where(({ eb, or }) => or([eb('original.occurred_at', 'is', null), eb('original.occurred_at', '>', raise.at)]))
    .executeTakeFirstOrThrow()
  const spendFen = await spendAt(tx, member.member_id, rule, raise.at.getTime())
  return qualifies(tierById(rule.ladder, raise.tier_id), { growth: member.growth - Number(later), spendFen })
}

/** Whether a tier that came with another card was reached by both together, and not only kept until the end of its term. */
async function carriedByMerge(tx: Tx, change: { member_id: string; change_id: string }): Promise<boolean> {
  const merge = await tx.selectFrom('card_merge').select('carried').where('member_id', '=', change.member_id).where('change_id', '=', change.change_id).executeTakeFirst()
  return merge?.carried ?? false
}

/**
 * After a refund that leaves too little for the tier: raises that refunds have taken the ground from are undone, back to the
 * tier and term before them, or to what the standing still suffices for. A tier that was reached without that money stays.
 */
export async function lowerTierAfterRefund(tx: Tx, context: Context, member: Member): Promise<void> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const standing = await standingAt(tx, member, rule, now)
  const current = tierById(rule.ladder, member.tier_id)
  if (qualifies(current, standing)) return
  const history = await tx.selectFrom('tier_change').selectAll().where('member_id', '=', member.member_id).orderBy('change_id').execute()
  let place = history.length - 1
  for (; place > 0; place -= 1) {
    const { reason } = history[place]
    // Refunds in parts lower in parts.
    if (reason === 'refund') continue
    const raised = ['growth', 'spend'].includes(reason) || (reason === 'merged' && (await carriedByMerge(tx, history[place])))
    if (!raised || (await stillCarries(tx, context, member, history[place]))) break
  }
  const before = history[place]
  const earlier = tierById(rule.ladder, before.tier_id)
  const reached = qualifiedTier(rule.ladder, standing)
  const backToEarlier = earlier.rank >= reached.rank
  const to = backToEarlier ? earlier : reached
  if (to.rank >= current.rank) return
  const extended = await extendedEnd(tx, member.member_id, before.tier_id, before.valid_until)
  const validUntil = backToEarlier ? (extended?.getTime() ?? null) : termEnd(dayOf(now, offset), rule)
  const term: Term = { tierId: to.tierId, since: backToEarlier ? before.at.getTime() : now, validUntil }
  await write(tx, context, member, term, [{ ...term, at: now, reason: 'refund' }])
}
