-- Points. Entries, postings and lot movements are only ever added; a lot's remaining is what its movements sum to.

create table ledger_entry (
  member_id uuid not null references member,
  seq bigint not null,
  entry_id uuid not null,
  kind text not null check (kind in ('accrual', 'redemption', 'hold', 'release', 'capture', 'expiry', 'reversal', 'adjustment', 'donation')),
  source text not null,
  source_id text not null,
  rule text not null,
  label text,
  occurred_at timestamptz not null,
  rule_version integer not null,
  points bigint not null,
  growth bigint not null,
  balance_after bigint not null check (balance_after >= 0),
  receipt jsonb not null,
  expires_at timestamptz,
  cap_used bigint,
  cap bigint,
  reverses_seq bigint,
  primary key (member_id, seq),
  unique (member_id, entry_id)
);
-- One source earns once per rule.
create unique index ledger_entry_once on ledger_entry (member_id, source, source_id, rule) where kind = 'accrual';
create index ledger_entry_out on ledger_entry (member_id, seq) where points < 0;
create index ledger_entry_when on ledger_entry (member_id, occurred_at);
create index ledger_entry_reversals on ledger_entry (member_id, reverses_seq) where reverses_seq is not null;

create table posting (
  member_id uuid not null,
  seq bigint not null,
  line integer not null,
  from_account text not null,
  to_account text not null check (to_account <> from_account),
  points bigint not null check (points > 0),
  primary key (member_id, seq, line),
  foreign key (member_id, seq) references ledger_entry
);

create table point_lot (
  member_id uuid not null references member,
  lot_id uuid not null,
  entry_seq bigint not null,
  earned bigint not null check (earned > 0),
  remaining bigint not null check (remaining between 0 and earned),
  earned_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (member_id, lot_id)
);
create index point_lot_open on point_lot (member_id, expires_at) where remaining > 0;
create index point_lot_lapsing on point_lot (expires_at) where remaining > 0;

create table lot_movement (
  member_id uuid not null,
  seq bigint not null,
  lot_id uuid not null,
  points bigint not null check (points <> 0),
  primary key (member_id, seq, lot_id),
  foreign key (member_id, seq) references ledger_entry,
  foreign key (member_id, lot_id) references point_lot
);

-- What counts towards the daily cap, by the brand's days.
create table daily_earning (
  member_id uuid not null references member,
  day date not null,
  points bigint not null check (points >= 0),
  primary key (member_id, day)
);

-- Money spent by day, refunds taken off: the rolling year costs the same however long the history.
create table spend_day (
  member_id uuid not null references member,
  day date not null,
  fen bigint not null check (fen >= 0),
  primary key (member_id, day)
);
