import { programme } from '../../brand/programme'

/** A law of the ledger. Its statement selects what breaks it; in a sound ledger it finds nothing. */
export interface Law {
  name: string
  law: string
  /** of narrows a table to the members asked about: all, or one. */
  broken(of: (memberId: string) => string): string
}

const into = (account: string) => `sum(case when to_account = '${account}' then points when from_account = '${account}' then -points else 0 end)`

export const laws: Law[] = [
  {
    name: 'balance-is-lots',
    law: 'A balance is what the open lots hold',
    broken: (of) => `select m.member_id from member m left join (select member_id, sum(remaining) as held from point_lot where ${of('member_id')} group by member_id) l using (member_id)
      where ${of('m.member_id')} and m.points_available <> coalesce(l.held, 0)`,
  },
  {
    name: 'balance-is-postings',
    law: 'A balance is what the postings sum to',
    broken: (of) => `select m.member_id from member m left join (select member_id, ${into('available')} as posted from posting where ${of('member_id')} group by member_id) p using (member_id)
      where ${of('m.member_id')} and m.points_available <> coalesce(p.posted, 0)`,
  },
  {
    name: 'entries-are-postings',
    law: 'The points of an entry are what its postings move, and every posting is positive',
    broken: (of) => `select e.member_id from ledger_entry e left join (
        select member_id, seq, min(points) as least, ${into('available')} as posted from posting where ${of('member_id')} group by member_id, seq
      ) p using (member_id, seq) where ${of('e.member_id')} and (e.points <> coalesce(p.posted, 0) or coalesce(p.least, 1) <= 0)`,
  },
  {
    name: 'entries-are-receipts',
    law: 'The lines of a receipt sum to its entry',
    broken: (of) => `select e.member_id from ledger_entry e
      where ${of('e.member_id')} and e.points <> (select coalesce(sum((line ->> 'points')::bigint), 0) from jsonb_array_elements(e.receipt) as line)`,
  },
  {
    name: 'entries-are-movements',
    law: 'The points of an entry are what it moved in lots',
    broken: (of) => `select e.member_id from ledger_entry e left join (select member_id, seq, sum(points) as moved from lot_movement where ${of('member_id')} group by member_id, seq) v using (member_id, seq)
      where ${of('e.member_id')} and e.points <> coalesce(v.moved, 0)`,
  },
  {
    name: 'expiries-are-lots',
    law: 'What is due to lapse at an instant is what the open lots of that instant hold',
    broken: (of) => `select member_id from (select member_id, expires_at, points from point_expiry where ${of('member_id')}) x
      full join (select member_id, expires_at, sum(remaining) as held from point_lot where remaining > 0 and ${of('member_id')} group by member_id, expires_at) l using (member_id, expires_at)
      where coalesce(points, 0) <> coalesce(held, 0)`,
  },
  {
    name: 'held-is-holds',
    law: 'What is held is what the open holds hold and what the postings say, and a closed hold has given all of itself on',
    broken: (of) => `select m.member_id from member m
      left join (select member_id, sum(points) as held from point_hold where closed_seq is null and ${of('member_id')} group by member_id) h using (member_id)
      left join (select member_id, ${into('held')} as posted from posting where ${of('member_id')} group by member_id) p using (member_id)
      where ${of('m.member_id')} and (m.points_held <> coalesce(h.held, 0) or m.points_held <> coalesce(p.posted, 0))
      union all
      select h.member_id from point_hold h where ${of('h.member_id')} and h.closed_seq is not null and h.points <> h.captured + (
        select coalesce(sum(e.points), 0) from ledger_entry e where e.member_id = h.member_id and e.reverses_seq = h.seq and e.kind = 'release')`,
  },
  {
    name: 'lots-are-explained',
    law: 'A lot holds between nothing and what was earned, and its movements explain it',
    broken: (of) => `select l.member_id from point_lot l left join (select member_id, lot_id, sum(points) as moved from lot_movement where ${of('member_id')} group by member_id, lot_id) v using (member_id, lot_id)
      where ${of('l.member_id')} and (l.remaining <> coalesce(v.moved, 0) or l.remaining < 0 or l.remaining > l.earned)`,
  },
  {
    name: 'balances-chain',
    law: 'Each entry begins at the balance the one before it left, and none is missing',
    broken: (of) => `select member_id from (
        select member_id, seq, points, balance_after, lag(balance_after, 1, 0::bigint) over w as before, row_number() over w as place from ledger_entry
        where ${of('member_id')} window w as (partition by member_id order by seq)
      ) e where balance_after <> before + points or seq <> place
      union all
      select m.member_id from member m where ${of('m.member_id')} and m.next_seq <> 1 + (select count(*) from ledger_entry e where e.member_id = m.member_id)`,
  },
  {
    name: 'reversals-are-bounded',
    law: 'Reversals of an entry go the other way and never sum to more than it',
    broken: (of) => `select e.member_id from ledger_entry e join ledger_entry r on r.member_id = e.member_id and r.reverses_seq = e.seq
      where ${of('e.member_id')} and ${of('r.member_id')} and r.reverses_seq is not null group by e.member_id, e.seq, e.points, e.growth
      having abs(sum(r.points)) > abs(e.points) or sum(r.points) * e.points > 0 or abs(sum(r.growth)) > abs(e.growth)`,
  },
  {
    name: 'refunds-are-proportional',
    law: 'Of what a purchase earned, refunds have asked back the share of the money that went back, rounded down; what was not there is forgiven',
    broken: (of) => `select p.member_id from purchase p
      where ${of('p.member_id')} and (p.points_taken_back <> div(p.points_earned::numeric * p.refunded_fen, p.paid_fen)
        or p.growth_taken_back <> div(p.growth_earned::numeric * p.refunded_fen, p.paid_fen)
        or p.points_taken_back - p.points_forgiven <> -(select coalesce(sum(r.points), 0) from ledger_entry r where r.member_id = p.member_id and r.reverses_seq = p.entry_seq))`,
  },
  {
    name: 'redemptions-are-paid',
    law: 'A redemption took its price, and has given all of it back when it was cancelled or has lapsed, and otherwise none',
    // What lapsed gives its points back as soon as the account is opened, and says so with the next round of the upkeep.
    broken: (of) => `select r.member_id from redemption r join ledger_entry e on e.member_id = r.member_id and e.seq = r.entry_seq
      left join (select member_id, reverses_seq, sum(points) as points from ledger_entry where ${of('member_id')} and reverses_seq is not null group by member_id, reverses_seq) back
        on back.member_id = r.member_id and back.reverses_seq = r.entry_seq
      where ${of('r.member_id')} and (e.points <> -r.price_points or case when r.state in ('cancelled', 'lapsed') then coalesce(back.points, 0) <> r.price_points
        when r.state = 'reserved' then coalesce(back.points, 0) not in (0, r.price_points) else coalesce(back.points, 0) <> 0 end)`,
  },
  {
    name: 'sources-earn-once',
    law: 'One source earns once per rule',
    broken: (of) => `select member_id from ledger_entry where kind = 'accrual' and ${of('member_id')} group by member_id, source, source_id, rule having count(*) > 1`,
  },
  {
    name: 'caps-hold',
    law: 'A day earns no more than its cap, and what counts is what was earned and not taken back',
    // A day that has earned more than the cap of a later version earns nothing more.
    broken: (of) => `select member_id from ledger_entry where cap is not null and cap_used > cap and points > 0 and ${of('member_id')}
      union all
      select d.member_id from (select member_id, sum(points) as counted, max(points) as most from daily_earning where ${of('member_id')} group by member_id) d
      where d.most > (select coalesce(max(cap), 0) from ledger_entry e where e.member_id = d.member_id and e.cap is not null) or d.counted <> (
        select coalesce(sum(e.points), 0) from ledger_entry e left join ledger_entry o on o.member_id = e.member_id and o.seq = e.reverses_seq
        where e.member_id = d.member_id and (e.cap is not null or o.cap is not null))`,
  },
  {
    name: 'months-are-entries',
    law: 'What came and went in a month is what its entries sum to',
    broken: (of) => `select member_id from (select member_id, month, source, came, went from point_month where ${of('member_id')}) m
      full join (
        select member_id, to_char((occurred_at at time zone 'UTC') + interval '${programme.utcOffsetMinutes} minutes', 'YYYY-MM') as month, source,
          sum(greatest(points, 0)) as earned, sum(greatest(-points, 0)) as lost
        from ledger_entry where ${of('member_id')} group by 1, 2, 3
      ) e using (member_id, month, source) where coalesce(came, 0) <> coalesce(earned, 0) or coalesce(went, 0) <> coalesce(lost, 0)`,
  },
  {
    name: 'growth-is-entries',
    law: 'Growth is what the entries sum to; only earning raises it, only a refund lowers it, adjustments aside',
    broken: (of) => `select m.member_id from member m where ${of('m.member_id')} and m.growth <> (select coalesce(sum(growth), 0) from ledger_entry e where e.member_id = m.member_id)
      union all
      select member_id from ledger_entry where ${of('member_id')} and ((growth > 0 and kind not in ('accrual', 'adjustment')) or (growth < 0 and kind <> 'adjustment' and (kind <> 'reversal' or source <> 'refund')))`,
  },
  {
    name: 'spend-is-purchases',
    law: 'Money spent by day is what purchases say, refunds taken off',
    broken: (of) => `select m.member_id from member m
      where ${of('m.member_id')} and (select coalesce(sum(fen), 0) from spend_day s where s.member_id = m.member_id)
        <> (select coalesce(sum(paid_fen - refunded_fen), 0) from purchase p where p.member_id = m.member_id)`,
  },
  {
    name: 'merges-balance',
    law: 'What goes from one card of a person to another arrives there: of each merge the postings and the growth sum to nothing over both, and nothing else is ever posted to merged',
    broken: (of) => `select m.member_id from card_merge m where (${of('m.member_id')} or ${of('m.other_id')}) and (
        0 <> (select coalesce(sum(e.growth), 0) from ledger_entry e where e.member_id in (m.member_id, m.other_id) and e.source = 'merge' and e.source_id = m.merge_id::text)
        or 0 <> (select coalesce(${into('merged')}, 0) from posting where (member_id, seq) in (
          select e.member_id, e.seq from ledger_entry e where e.member_id in (m.member_id, m.other_id) and e.source = 'merge' and e.source_id = m.merge_id::text)))
      union all
      select p.member_id from posting p join ledger_entry e using (member_id, seq)
      where ${of('p.member_id')} and 'merged' in (p.from_account, p.to_account)
        and not exists (select from card_merge m where e.source = 'merge' and m.merge_id::text = e.source_id and p.member_id in (m.member_id, m.other_id))`,
  },
]
