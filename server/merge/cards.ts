import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Tx } from '../database'

/** The ids of a card and of all that were merged into it, as one array of the database. */
export const cardsOf = (memberId: string): RawBuilder<string> => sql`any(array(
  with recursive card as (
    select ${memberId}::uuid as member_id
    union all
    select member.member_id from member join card on member.merged_into = card.member_id
  ) select member_id from card))`

/** A card, the one it was merged into, and so on; the last one speaks for all of them. */
async function chainOf(tx: Tx, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    with recursive card as (
      select member_id, merged_into, 1 as step from member where member_id = ${memberId}
      union all
      select member.member_id, member.merged_into, step + 1 from member join card on member.member_id = card.merged_into
    ) select member_id from card order by step`.execute(tx)
  return rows.map(({ member_id }) => member_id)
}

/** The card that counts in the place of another: itself, unless it was merged. */
export async function keeperOf(tx: Tx, memberId: string): Promise<string> {
  return (await chainOf(tx, memberId)).pop() ?? memberId
}

/** Locks several accounts in the order of their ids: whoever needs two of them waits in one queue, never crosswise. */
export async function lockAccounts(tx: Tx, memberIds: string[]): Promise<void> {
  await tx.selectFrom('member').select('member_id').where('member_id', 'in', memberIds).orderBy('member_id').forUpdate().execute()
}

/** The same for people, who come before their accounts. */
export async function lockPeople(tx: Tx, memberIds: string[]): Promise<void> {
  await tx.selectFrom('person').select('member_id').where('member_id', 'in', memberIds).orderBy('member_id').forUpdate().execute()
}

/** Locks a card with all that it was merged into. A merge that ends meanwhile makes it look again. */
export async function lockChain(tx: Tx, memberId: string): Promise<void> {
  for (;;) {
    const chain = await chainOf(tx, memberId)
    if (chain.length === 0) return
    await sql`savepoint chain`.execute(tx)
    await lockAccounts(tx, chain)
    if ((await chainOf(tx, memberId)).join() === chain.join()) return
    await sql`rollback to savepoint chain`.execute(tx)
  }
}
