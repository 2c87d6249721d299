import { sql } from 'kysely'
import type { Likes } from '../../loyalty/for-you'
import type { Tx } from '../database'

/** In one statement; null for who wants nothing chosen for them. */
export async function likesOf(tx: Tx, memberId: string): Promise<Likes | null> {
  const { rows } = await sql<Likes & { personalised: boolean }>`select
    coalesce((select personalised from member_preference where member_id = ${memberId}), true) as personalised,
    array(select taste_id from taste where member_id = ${memberId}) as tastes,
    array(select distinct subject from member_event where member_id = ${memberId} and kind = 'product_scan' and voided_at is null and subject is not null) as products`.execute(tx)
  const { personalised, tastes, products } = rows[0]
  return personalised ? { tastes, products } : null
}
