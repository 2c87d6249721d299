import { sql } from 'kysely'
import type { Reward } from '../../loyalty/rewards'
import type { Tx } from '../database'
import { Problem } from '../problem'

/**
 * Takes one of a limited reward; whether there was anything to take. Everybody who wants the last one meets here, so it is the
 * last statement of its transaction. A stock that the brand makes smaller refuses more. Errors: OUT_OF_STOCK.
 */
export async function takeOne(tx: Tx, { rewardId, stock }: Reward): Promise<void> {
  if (stock === undefined) return
  if (stock <= 0) throw new Problem('OUT_OF_STOCK')
  const { rows } = await sql`
    insert into reward_stock (reward_id, taken) values (${rewardId}, 1)
    on conflict (reward_id) do update set taken = reward_stock.taken + 1 where reward_stock.taken < ${stock} returning taken`.execute(tx)
  if (rows.length === 0) throw new Problem('OUT_OF_STOCK')
}

/** Of several rewards at once the rows are met in one order, so that no two wait for each other. */
export async function putBack(tx: Tx, rewardIds: readonly string[]): Promise<void> {
  for (const rewardId of [...rewardIds].sort()) {
    await tx.updateTable('reward_stock').set((is) => ({ taken: is('taken', '-', 1) })).where('reward_id', '=', rewardId).execute()
  }
}
