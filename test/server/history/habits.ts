import type { Law } from '../../../server/ledger/laws'

/** What a history must show beside the laws of the ledger; too dear to ask of a million entries. */
export const habits: Law[] = [
  {
    name: 'oldest-expiring-first',
    law: 'What is spent or held comes out of the lot that lapses first of those open then, and never out of one that has lapsed',
    broken: (of) => `select e.member_id from ledger_entry e
      join lot_movement v on v.member_id = e.member_id and v.seq = e.seq join point_lot l on l.member_id = v.member_id and l.lot_id = v.lot_id
      where ${of('e.member_id')} and ${of('v.member_id')} and ${of('l.member_id')} and e.kind in ('redemption', 'hold') and (l.expires_at <= e.occurred_at or exists (
        select 1 from point_lot o where ${of('o.member_id')} and o.expires_at < l.expires_at and o.entry_seq < e.seq
          and 0 < (select sum(w.points) from lot_movement w where ${of('w.member_id')} and w.lot_id = o.lot_id and w.seq <= e.seq)))`,
  },
  {
    name: 'lapsing-is-dated',
    law: 'Points lapse at the instant their lot ends, neither earlier nor later',
    broken: (of) => `select e.member_id from ledger_entry e
      join lot_movement v on v.member_id = e.member_id and v.seq = e.seq join point_lot l on l.member_id = v.member_id and l.lot_id = v.lot_id
      where ${of('e.member_id')} and ${of('v.member_id')} and ${of('l.member_id')} and e.kind = 'expiry' and l.expires_at <> e.occurred_at`,
  },
  {
    name: 'one-bonus-a-month',
    law: 'A month brings one bonus at most',
    broken: (of) => `select member_id from ledger_entry where ${of('member_id')} and source = 'monthly_bonus' and kind = 'accrual'
      group by member_id, to_char(occurred_at at time zone 'UTC' + interval '8 hours', 'YYYY-MM') having count(*) > 1`,
  },
  {
    name: 'tiers-are-told',
    law: 'A tier and its term are those of a change that was written down',
    broken: (of) => `select m.member_id from member m where ${of('m.member_id')} and not exists (
        select 1 from tier_change c where c.member_id = m.member_id and c.tier_id = m.tier_id and c.valid_until is not distinct from m.tier_valid_until)`,
  },
  {
    name: 'nothing-carries-no-tier',
    law: 'When all money went back and no growth is left, the tier that it had bought is gone',
    broken: (of) => `select m.member_id from member m where ${of('m.member_id')} and m.growth = 0 and m.tier_id <> 'sprout'
      and not exists (select 1 from spend_day s where s.member_id = m.member_id and s.fen > 0)
      and not exists (select 1 from tier_change c where c.member_id = m.member_id and c.reason in ('renewed', 'lowered'))`,
  },
]
