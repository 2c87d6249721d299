import { boostAt } from '../loyalty/boosts'
import type { Tier } from '../loyalty/rules'
import { ruleAt } from '../loyalty/rules'
import { tierById } from '../loyalty/tiers'
import type { Context } from './context'
import type { Tx } from './database'
import type { Member } from './ledger/post'

/** The tier a member enjoys beside their own, and which redemption brought it. */
export interface BoostNow {
  tier: Tier
  untilMs: number
  redemptionId: string
}

/** The boost that counts now above a tier of one's own, or null. */
export async function boostNow(tx: Tx, context: Context, member: Member, ownTierId: string): Promise<BoostNow | null> {
  const now = context.now()
  if (member.boosted_until === null || member.boosted_until.getTime() <= now) return null
  const rows = await tx.selectFrom('tier_boost').selectAll().where('member_id', '=', member.member_id).where('ended_at', 'is', null).where('ends_at', '>', new Date(now)).execute()
  const { ladder } = ruleAt(context.rules, now)
  const boosts = rows.map((row) => ({ redemptionId: row.redemption_id, tierId: row.tier_id, startsAtMs: row.starts_at.getTime(), endsAtMs: row.ends_at.getTime() }))
  const counting = boostAt(ladder, tierById(ladder, ownTierId), boosts, now)
  return counting && { tier: counting.tier, untilMs: counting.boost.endsAtMs, redemptionId: counting.boost.redemptionId }
}

/** The tier that counts now for what a tier brings: the higher of one's own and a boost. */
export async function tierEnjoyed(tx: Tx, context: Context, member: Member, ownTierId: string): Promise<{ tier: Tier; boost: BoostNow | null }> {
  const boost = await boostNow(tx, context, member, ownTierId)
  return { tier: boost?.tier ?? tierById(ruleAt(context.rules, context.now()).ladder, ownTierId), boost }
}

/** Boosts that run now and can no longer be taken back: what is given for them stays given. */
export const lastingBoosts = (db: Pick<Tx, 'selectFrom'>, now: number) =>
  db
    .selectFrom('tier_boost as boost')
    .innerJoin('redemption', (on) => on.onRef('redemption.member_id', '=', 'boost.member_id').onRef('redemption.redemption_id', '=', 'boost.redemption_id'))
    .where('boost.starts_at', '<=', new Date(now))
    .where('boost.ends_at', '>', new Date(now))
    .where('boost.ended_at', 'is', null)
    .where(({ eb, or }) => or([eb('redemption.cancel_until', 'is', null), eb('redemption.cancel_until', '<=', new Date(now))]))

/** Something came of a boost: from now on its redemption cannot be taken back. The account must be open. */
export async function useBoost(tx: Tx, member: Member, { redemptionId }: BoostNow): Promise<void> {
  await tx.updateTable('redemption').set({ cancel_until: null }).where('member_id', '=', member.member_id).where('redemption_id', '=', redemptionId).execute()
}

async function keepLastEnd(tx: Tx, member: Member): Promise<void> {
  const { last } = await tx
    .selectFrom('tier_boost')
    .select(({ fn }) => fn.max('ends_at').as('last'))
    .where('member_id', '=', member.member_id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  member.boosted_until = last
  await tx.updateTable('member').set({ boosted_until: last }).where('member_id', '=', member.member_id).execute()
}

/** Begins a boost now. The account must be open. */
export async function beginBoost(tx: Tx, context: Context, member: Member, boost: { redemptionId: string; tierId: string; endsAtMs: number }): Promise<void> {
  const { redemptionId, tierId, endsAtMs } = boost
  await tx
    .insertInto('tier_boost')
    .values({ member_id: member.member_id, redemption_id: redemptionId, tier_id: tierId, starts_at: new Date(context.now()), ends_at: new Date(endsAtMs) })
    .execute()
  await keepLastEnd(tx, member)
}

/** Ends it at once, as if it had not been. */
export async function endBoost(tx: Tx, context: Context, member: Member, redemptionId: string): Promise<void> {
  await tx
    .updateTable('tier_boost')
    .set({ ended_at: new Date(context.now()) })
    .where('member_id', '=', member.member_id)
    .where('redemption_id', '=', redemptionId)
    .where('ended_at', 'is', null)
    .execute()
  await keepLastEnd(tx, member)
}
