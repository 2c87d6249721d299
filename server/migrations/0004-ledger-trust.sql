-- Entries are linked by hashes, points can be set aside, refunds are settled for good.

alter table member add column birthday text check (birthday ~ '^[01][0-9]-[0-3][0-9]$');
alter table member add column birthday_set_at timestamptz;
-- The hash of the newest entry; empty before the first.
alter table member add column chain_head text not null default '';

-- Empty for entries of before this migration until the next start seals them.
alter table ledger_entry add column hash text not null default '';

-- What the open lots sum to by their expiry: a balance costs the same however many lots there are.
create table point_expiry (
  member_id uuid not null references member,
  expires_at timestamptz not null,
  points bigint not null check (points >= 0),
  primary key (member_id, expires_at)
);
create index point_expiry_due on point_expiry (expires_at) where points > 0;
insert into point_expiry (member_id, expires_at, points)
  select member_id, expires_at, sum(remaining) from point_lot where remaining > 0 group by member_id, expires_at;
drop index point_lot_lapsing;

create table point_hold (
  member_id uuid not null references member,
  hold_id uuid not null,
  seq bigint not null,
  points bigint not null check (points > 0),
  label text,
  held_at timestamptz not null,
  -- When it is let go by itself.
  release_at timestamptz not null,
  closed_seq bigint,
  captured bigint not null default 0 check (captured between 0 and points),
  primary key (member_id, hold_id),
  foreign key (member_id, seq) references ledger_entry
);
create index point_hold_open on point_hold (member_id, release_at) where closed_seq is null;
create index point_hold_due on point_hold (release_at) where closed_seq is null;

alter table daily_earning add column purchase_growth bigint not null default 0 check (purchase_growth >= 0);
alter table daily_earning add column behaviour_growth bigint not null default 0 check (behaviour_growth >= 0);

-- What decided the points of a purchase, to work them out again under other rules.
alter table purchase add column order_number bigint not null default 1;
alter table purchase add column tier_id text not null default '';
-- points_taken_back is all that refunds asked for; of it, this much was no longer there and was forgiven.
alter table purchase add column points_forgiven bigint not null default 0 check (points_forgiven between 0 and points_taken_back);
create index purchase_entry on purchase (member_id, entry_seq);

alter table tier_change add column valid_until timestamptz;
alter table tier_change drop constraint tier_change_reason_check;
alter table tier_change add constraint tier_change_reason_check check (reason in ('joined', 'growth', 'spend', 'renewed', 'lowered', 'refund'));

-- Whose turn a job is: of several servers one does it.
create table lease (
  name text primary key,
  holder text not null,
  until timestamptz not null
);
