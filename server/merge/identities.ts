import { sql } from 'kysely'
import type { Tx } from '../database'
import { cardsOf } from './cards'

const phoneOf = async (tx: Tx, memberId: string) => (await tx.selectFrom('person').select('phone').where('member_id', '=', memberId).executeTakeFirst())?.phone ?? null

/** Whatever led to one person leads to the other; each remembers whose it was. */
export async function identitiesOver(tx: Tx, fromId: string, toId: string): Promise<void> {
  await tx
    .updateTable('identity')
    .set({ subject_id: toId, home_id: sql<string>`coalesce(home_id, subject_id)` })
    .where('subject_kind', '=', 'person')
    .where('subject_id', '=', fromId)
    .execute()
  await tx.updateTable('person').set({ phone: await phoneOf(tx, fromId) }).where('member_id', '=', toId).where('phone', 'is', null).execute()
}

/** Each goes back to whose it was, together with those of the cards that had been merged into that one before. */
export async function identitiesBack(tx: Tx, fromId: string, toId: string): Promise<void> {
  await tx
    .updateTable('identity')
    .set({ subject_id: toId, home_id: sql<string | null>`nullif(home_id, ${toId}::uuid)` })
    .where('subject_id', '=', fromId)
    .where('home_id', '=', cardsOf(toId))
    .execute()
  await tx.updateTable('person').set({ phone: null }).where('member_id', '=', fromId).where('phone', '=', await phoneOf(tx, toId)).execute()
}
