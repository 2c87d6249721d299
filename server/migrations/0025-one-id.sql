-- One person: old plastic cards, two cards made one, and orders placed elsewhere before.

-- A plastic card and the member made of it. Its number is known by its keyed digest only, like the pin under the scratch field.
create table old_card (
  card_hash text primary key,
  member_id uuid not null references member,
  pin_hash text not null,
  tail text not null,
  -- Wrong pins of one day, whoever tried them.
  tried_on date,
  tries bigint not null default 0
);
create index old_card_of on old_card (member_id);

-- Another card of the same person, offered to be merged into the member's; merged when merged_at is there.
create table card_merge (
  member_id uuid not null references member,
  merge_id uuid not null,
  other_id uuid not null,
  -- What proved that the other card is the member's too.
  means text not null check (means in ('phone', 'card')),
  offered_at timestamptz not null,
  until timestamptz not null,
  merged_at timestamptz,
  undo_until timestamptz,
  -- What came over when it was merged; what came to the other card later follows under the same merge.
  points bigint not null default 0 check (points >= 0),
  coupons bigint not null default 0 check (coupons >= 0),
  -- Both sides and the sum as they were then, without names.
  shown jsonb,
  -- The change of tier that it made, and whether the joint standing carried that tier.
  change_id uuid,
  carried boolean not null default false,
  undone_at timestamptz,
  undone_by uuid references staff,
  undo_reason text,
  returned_points bigint check (returned_points >= 0),
  primary key (member_id, merge_id),
  check ((merged_at is null) = (undo_until is null)),
  check (undone_at is null or merged_at is not null),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undo_reason is null) and (undone_at is null) = (returned_points is null))
);
create index card_merge_other on card_merge (other_id);
create index card_merge_undoable on card_merge (undo_until) where merged_at is not null and undone_at is null;
-- A card is part of one other at a time.
create unique index card_merge_once on card_merge (other_id) where merged_at is not null and undone_at is null;

-- An entry of one card and its counterpart on the other.
create table card_merge_part (
  member_id uuid not null,
  merge_id uuid not null,
  seq bigint not null,
  other_seq bigint not null,
  primary key (member_id, merge_id, seq),
  foreign key (member_id, merge_id) references card_merge,
  foreign key (member_id, seq) references ledger_entry
);

-- Whose an identity was before its card was merged into another.
alter table identity add column home_id uuid;

alter table tier_change drop constraint tier_change_reason_check;
alter table tier_change add constraint tier_change_reason_check check (reason in ('joined', 'growth', 'spend', 'renewed', 'lowered', 'refund', 'merged'));

-- An order of a marketplace, known by the keyed digest of its number; claimed once in the whole programme.
create table marketplace_order (
  order_hash text primary key,
  marketplace_id text not null,
  tail text not null,
  phone_hash text not null,
  paid_fen bigint not null check (paid_fen > 0),
  ordered_at timestamptz not null,
  tried_on date,
  tries bigint not null default 0,
  claimed_by uuid references member,
  purchase_id uuid,
  claimed_at timestamptz,
  check ((claimed_by is null) = (purchase_id is null) and (claimed_by is null) = (claimed_at is null))
);
create index marketplace_order_claimed on marketplace_order (claimed_by) where claimed_by is not null;

alter table wrong_code drop constraint wrong_code_kind_check;
alter table wrong_code add constraint wrong_code_kind_check check (kind in ('product', 'visit', 'old_card', 'order'));
