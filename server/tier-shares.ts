import type { Context } from './context'
import type { Tx } from './database'

const hour = 3_600_000
/** With fewer members a share says more about persons than about the tier. */
const enough = 20

/** How many members each tier has. Counted once an hour at most, for it reads them all. */
export async function countTiers(tx: Tx, context: Context): Promise<void> {
  const now = context.now()
  const last = await tx.selectFrom('tier_share').select('counted_at').where('counted_at', '>', new Date(now - hour)).limit(1).executeTakeFirst()
  if (last) return
  await tx.deleteFrom('tier_share').execute()
  await tx
    .insertInto('tier_share')
    .columns(['tier_id', 'members', 'counted_at'])
    .expression((is) =>
      is
        .selectFrom('member')
        .select(({ fn, val, cast }) => ['tier_id', fn.countAll().as('members'), cast<Date>(val(new Date(now)), 'timestamptz').as('counted_at')])
        .where('erased_at', 'is', null)
        .where('merged_into', 'is', null)
        .groupBy('tier_id'),
    )
    .execute()
}

/** Of all members, how many percent have a tier or a higher one, rounded up; null while they are too few to say. */
export async function memberPercents(db: Pick<Tx, 'selectFrom'>, ladder: readonly { tierId: string; rank: number }[]): Promise<Record<string, number | null>> {
  const counted = await db.selectFrom('tier_share').select(['tier_id', 'members']).execute()
  const all = counted.reduce((sum, { members }) => sum + members, 0)
  const from = (rank: number) => {
    const ids = ladder.filter((tier) => tier.rank >= rank).map(({ tierId }) => tierId)
    return counted.filter(({ tier_id }) => ids.includes(tier_id)).reduce((sum, { members }) => sum + members, 0)
  }
  return Object.fromEntries(ladder.map(({ tierId, rank }) => [tierId, all < enough ? null : Math.ceil((from(rank) * 100) / all)]))
}
