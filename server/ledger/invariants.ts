import { sql } from 'kysely'
import type { Tx } from '../database'

/** The laws of the ledger. Each statement selects what breaks its law; in a sound ledger it finds nothing. */
const laws: { name: string; law: string; broken: string }[] = [
  {
    name: 'balance-is-lots',
    law: 'A balance is what the open lots hold',
    broken: `select m.member_id from member m left join (select member_id, sum(remaining) as held from point_lot group by member_id) l using (member_id)
      where m.points_available <> coalesce(l.held, 0)`,
  },
  {
    name: 'balance-is-postings',
    law: 'A balance is what the postings sum to',
    broken: `select m.member_id from member m left join (
        select member_id, sum(case when to_account = 'available' then points when from_account = 'available' then -points else 0 end) as posted from posting group by member_id
      ) p using (member_id) where m.points_available <> coalesce(p.posted, 0)`,
  },
  {
    name: 'entries-are-postings',
    law: 'The points of an entry are what its postings move, and every posting is positive',
    broken: `select e.member_id, e.seq from ledger_entry e left join (
        select member_id, seq, min(points) as least, sum(case when to_account = 'available' then points when from_account = 'available' then -points else 0 end) as posted
        from posting group by member_id, seq
      ) p using (member_id, seq) where e.points <> coalesce(p.posted, 0) or coalesce(p.least, 1) <= 0`,
  },
  {
    name: 'entries-are-receipts',
    law: 'The lines of a receipt sum to its entry',
    broken: `select e.member_id, e.seq from ledger_entry e
      where e.points <> (select coalesce(sum((line ->> 'points')::bigint), 0) from jsonb_array_elements(e.receipt) as line)`,
  },
  {
    name: 'entries-are-movements',
    law: 'The points of an entry are what it moved in lots',
    broken: `select e.member_id, e.seq from ledger_entry e left join (select member_id, seq, sum(points) as moved from lot_movement group by member_id, seq) v using (member_id, seq)
      where e.points <> coalesce(v.moved, 0)`,
  },
  {
    name: 'lots-are-explained',
    law: 'A lot holds between nothing and what was earned, and its movements explain it',
    broken: `select l.member_id, l.lot_id from point_lot l left join (select member_id, lot_id, sum(points) as moved from lot_movement group by member_id, lot_id) v using (member_id, lot_id)
      where l.remaining <> coalesce(v.moved, 0) or l.remaining < 0 or l.remaining > l.earned`,
  },
  {
    name: 'balances-chain',
    law: 'Each entry begins at the balance the one before it left, and none is missing',
    broken: `select member_id, seq from (
        select member_id, seq, points, balance_after, lag(balance_after, 1, 0::bigint) over w as before, row_number() over w as place from ledger_entry
        window w as (partition by member_id order by seq)
      ) e where balance_after <> before + points or seq <> place
      union all
      select m.member_id, m.next_seq from member m where m.next_seq <> 1 + (select count(*) from ledger_entry e where e.member_id = m.member_id)`,
  },
  {
    name: 'reversals-are-bounded',
    law: 'Reversals of an entry go the other way and never sum to more than it',
    broken: `select e.member_id, e.seq from ledger_entry e join ledger_entry r on r.member_id = e.member_id and r.reverses_seq = e.seq
      group by e.member_id, e.seq, e.points, e.growth
      having abs(sum(r.points)) > abs(e.points) or sum(r.points) * e.points > 0 or abs(sum(r.growth)) > abs(e.growth)`,
  },
  {
    name: 'sources-earn-once',
    law: 'One source earns once per rule',
    broken: `select member_id, source, source_id from ledger_entry where kind = 'accrual' group by member_id, source, source_id, rule having count(*) > 1`,
  },
  {
    name: 'caps-hold',
    law: 'A day earns no more than its cap, and what counted is what was earned',
    broken: `select member_id, seq from ledger_entry where cap is not null and cap_used > cap
      union all
      select d.member_id, 0 from (select member_id, sum(points) as counted from daily_earning group by member_id) d
      where d.counted <> (select coalesce(sum(points), 0) from ledger_entry e where e.member_id = d.member_id and e.cap is not null)`,
  },
  {
    name: 'growth-is-entries',
    law: 'Growth is what the entries sum to',
    broken: `select m.member_id from member m where m.growth <> (select coalesce(sum(growth), 0) from ledger_entry e where e.member_id = m.member_id)`,
  },
  {
    name: 'spend-is-purchases',
    law: 'Money spent by day is what purchases say, refunds taken off',
    broken: `select m.member_id from member m
      where (select coalesce(sum(fen), 0) from spend_day s where s.member_id = m.member_id)
        <> (select coalesce(sum(paid_fen - refunded_fen), 0) from purchase p where p.member_id = m.member_id)`,
  },
]

export async function checkInvariants(tx: Tx): Promise<{ name: string; law: string; violations: number }[]> {
  const results = []
  for (const { name, law, broken } of laws) {
    const { rows } = await sql<{ violations: number }>`select count(*) as violations from (${sql.raw(broken)}) as broken`.execute(tx)
    results.push({ name, law, violations: rows[0].violations })
  }
  return results
}
