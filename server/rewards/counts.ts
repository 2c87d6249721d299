import { sql } from 'kysely'
import type { Tx } from '../database'

/** How many of a reward are gone, and how often the member has had it. */
export interface Counts {
  taken: number
  had: number
}

const none: Counts = { taken: 0, had: 0 }

/** What was taken back, or not fetched in time, does not count. */
const counts = (memberId: string | null, now: number) => sql`
  redemption.member_id = ${memberId}::uuid and state not in ('cancelled', 'lapsed') and not (state = 'reserved' and reserved_until <= ${new Date(now)})`

/** Of one reward, in one statement. */
export async function countsOf(tx: Tx, memberId: string, rewardId: string, now: number): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    coalesce((select taken from reward_stock where reward_id = ${rewardId}), 0)::bigint as taken,
    (select count(*) from redemption where ${counts(memberId, now)} and reward_id = ${rewardId}) as had`.execute(tx)
  return rows[0] ?? none
}

/** Of all rewards, in one statement. memberId null is a visitor, who has had nothing. */
export async function allCounts(tx: Tx, memberId: string | null, now: number): Promise<(rewardId: string) => Counts> {
  const { rows } = await sql<Counts & { reward_id: string }>`
    select reward_id, coalesce(taken, 0)::bigint as taken, coalesce(had, 0)::bigint as had from reward_stock
    full join (select reward_id, count(*) as had from redemption where ${counts(memberId, now)} group by reward_id) mine using (reward_id)`.execute(tx)
  const byReward = new Map(rows.map((row) => [row.reward_id, row]))
  return (rewardId) => byReward.get(rewardId) ?? none
}
