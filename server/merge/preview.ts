import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { lastUsableDay } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { openMatters } from '../open-matters'
import { balanceOf, expiriesOf } from '../operations/balance'
import { maskedMember } from '../operations/member-profile'
import { standingAt, termNow } from '../tier-term'
import type { Term } from '../tier-term'
import { comingCoupons } from './coupons'
import { stateOf } from './offer'
import type { CardMerge } from './offer'
import { jointTerm } from './term'

type Preview = components['schemas']['MergePreview']
type Side = Omit<Preview['mine'], 'name'>
/** What a merge would do, without names: what is kept of it tells nobody who they were. */
export type Foreseen = Record<'mine' | 'other' | 'together', Side> & Pick<Preview, 'couponNames' | 'blockedBy'>

const lastDay = ({ validUntil }: Term) => (validUntil === null ? null : lastUsableDay(validUntil, programme.utcOffsetMinutes))

/** The joint term besides, for whoever carries it out. Both as they are at this moment, also before the ledger says so. */
export async function foresee(tx: Tx, context: Context, mine: Member, other: Member): Promise<{ foreseen: Foreseen; term: Term; carried: boolean }> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const about = async (member: Member) => {
    const { available } = balanceOf(member, await expiriesOf(tx, member.member_id, now), rule, now)
    const { term } = await termNow(tx, context, member)
    return { points: available, term, standing: await standingAt(tx, member, rule, now), coupons: await comingCoupons(tx, context, member.member_id) }
  }
  const [a, b] = [await about(mine), await about(other)]
  const standing = { growth: a.standing.growth + b.standing.growth, spendFen: a.standing.spendFen + b.standing.spendFen }
  const { term, carried } = jointTerm(rule, now, a.term, b.term, standing)
  const side = (points: number, growth: number, of: Term, coupons: number): Side => ({ points, growth, tier: tierById(rule.ladder, of.tierId), tierUntil: lastDay(of), coupons })
  const ending = mine.ends_at !== null || other.ends_at !== null
  const foreseen = {
    mine: side(a.points, a.standing.growth, a.term, a.coupons.length),
    other: side(b.points, b.standing.growth, b.term, b.coupons.length),
    together: side(a.points + b.points, standing.growth, term, a.coupons.length + b.coupons.length),
    couponNames: b.coupons.map(({ name }) => name),
    blockedBy: [...(await openMatters(tx, context, other)), ...(ending ? (['ending'] as const) : [])],
  }
  return { foreseen, term, carried }
}

/** What the other card is called: by its number when that proved it, else by its masked name. */
export async function otherName(tx: Tx, { other_id, means }: CardMerge): Promise<string> {
  const card = means === 'card' ? await tx.selectFrom('old_card').select('tail').where('member_id', '=', other_id).executeTakeFirst() : undefined
  return card ? `尾号 ${card.tail}` : maskedMember(tx, other_id)
}

/** As it stands: before it is confirmed what it would do, afterwards what it did. */
export async function shownMerge(tx: Tx, context: Context, row: CardMerge): Promise<Preview> {
  const members = await tx.selectFrom('member').selectAll().where('member_id', 'in', [row.member_id, row.other_id]).execute()
  const [mine, other] = [row.member_id, row.other_id].map((id) => members.find(({ member_id }) => member_id === id) as Member)
  const { mine: a, other: b, together, ...rest } = (row.shown as Foreseen | null) ?? (await foresee(tx, context, mine, other)).foreseen
  return {
    mergeId: row.merge_id,
    state: stateOf(row, context.now()),
    mine: { name: mine.nickname, ...a },
    other: { name: await otherName(tx, row), ...b },
    together: { name: mine.nickname, ...together },
    ...rest,
    until: (row.undo_until ?? row.until).toISOString(),
  }
}
