import { sql } from 'kysely'
import type { Tx } from '../../server/database'
import { asksOne } from '../../server/ledger/invariants'
import { laws } from '../../server/ledger/laws'

/** What a later step could mend again; the other laws are about what is only ever added, and lose nothing by being asked at the end. */
const brokenBalances = asksOne(laws.filter(({ name }) => ['balance-is-lots', 'balance-is-postings', 'expiries-are-lots', 'held-is-holds'].includes(name)))
/** All of them. */
export const brokenLaws = asksOne(laws)

export interface KeptRedemption {
  id: string
  rewardId: string
  price: number
  atMs: number
  /** Neither cancelled nor lapsed; when the points of a reservation are back it has lapsed, whether that is written down yet or not. */
  live: boolean
  reserved: boolean
  /** Points that have left for it and not come back. */
  spent: number
  /** Coupons that were given for it and can be used or were. */
  coupons: number
  /** Lots that were not given back what was taken from them although they were there to take it. */
  lotsShort: number
}

/** What the server has kept of a member that redeeming moves. */
export interface Kept {
  available: number
  entries: number
  redemptions: KeptRedemption[]
  broken: string[]
}

export async function keptOf(tx: Tx, memberId: string): Promise<Kept> {
  const { rows } = await sql<Omit<Kept, 'broken'>>`
    select points_available as available, next_seq - 1 as entries, (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', redemption_id, 'rewardId', reward_id, 'price', price_points, 'atMs', (extract(epoch from redeemed_at) * 1000)::bigint, 'live', state not in ('cancelled', 'lapsed') and not exists (
          select 1 from point_hold h where h.member_id = r.member_id and h.hold_id = r.redemption_id and h.closed_seq is not null and h.captured = 0), 'reserved', state = 'reserved',
        'spent', (select -coalesce(sum(points), 0) from ledger_entry e where e.member_id = r.member_id and e.source in ('redemption', 'hold') and e.source_id = r.redemption_id::text),
        'coupons', (select count(*) from coupon c where c.member_id = r.member_id and c.source = 'redemption' and c.source_id = r.redemption_id::text and c.voided_at is null),
        'lotsShort', (select count(*) from (
          select v.lot_id from ledger_entry e join lot_movement v on v.member_id = e.member_id and v.seq = e.seq join point_lot l on l.member_id = v.member_id and l.lot_id = v.lot_id
          where e.member_id = r.member_id and e.source in ('redemption', 'hold') and e.source_id = r.redemption_id::text
          group by v.lot_id, l.expires_at having sum(v.points) < 0 and l.expires_at > max(e.occurred_at)) short)
      ) order by redemption_id), '[]') from redemption r where r.member_id = m.member_id) as redemptions
    from member m where member_id = ${memberId}`.execute(tx)
  return { ...rows[0], broken: await brokenBalances(tx, memberId) }
}

/** By reward, how many are said to be gone and how many redemptions took one. */
export type Stock = Record<string, { taken: number; held: number }>

export async function stockOf(tx: Tx): Promise<Stock> {
  const { rows } = await sql<{ reward_id: string; taken: number; held: number }>`
    select reward_id, coalesce(taken, 0)::bigint as taken, coalesce(held, 0)::bigint as held from reward_stock
    full join (select reward_id, count(*) as held from redemption where stock_taken and state not in ('cancelled', 'lapsed') group by reward_id) gone using (reward_id)`.execute(tx)
  return Object.fromEntries(rows.map(({ reward_id, taken, held }) => [reward_id, { taken, held }]))
}
