-- Points as part of a bill: asked for at a till by the code a member shows, confirmed on the member's own phone.

-- One at a time: a new code takes the place of the one before. Known by its keyed digest only.
create table pay_code (
  member_id uuid primary key references member,
  code_id uuid not null,
  code_hash text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- What it was used for.
  payment_id uuid
);
-- Globally unique, so a lookup table. Codes that are void stay for a while: "look again" is kinder than "no such code".
create table pay_code_owner (
  code_hash text primary key,
  member_id uuid not null,
  made_at timestamptz not null
);
create index pay_code_owner_age on pay_code_owner (member_id, made_at);

create table till_payment (
  member_id uuid not null references member,
  payment_id uuid not null,
  code_hash text not null,
  store_id uuid not null references store,
  staff_id uuid not null references staff,
  receipt_number text not null,
  bill_fen bigint not null check (bill_fen > 0),
  points bigint not null check (points > 0),
  fen bigint not null check (fen > 0 and fen <= bill_fen),
  -- Asked past its deadline is lapsed, whether anybody has looked or not.
  state text not null check (state in ('asked', 'paid', 'refused', 'lapsed', 'undone')),
  lapsed_by text check (lapsed_by in ('newer', 'rule', 'points')),
  asked_at timestamptz not null,
  deadline timestamptz not null,
  paid_at timestamptz,
  entry_seq bigint,
  primary key (member_id, payment_id),
  foreign key (member_id, entry_seq) references ledger_entry,
  check ((entry_seq is null) = (paid_at is null)),
  check (state <> 'paid' or entry_seq is not null),
  check ((state = 'lapsed') = (lapsed_by is not null))
);
create index till_payment_newest on till_payment (member_id, asked_at);

create table till_payment_owner (
  payment_id uuid primary key,
  member_id uuid not null
);

-- The share of a bill that points may pay is of the whole bill: a receipt has one payment at a time.
create table till_receipt (
  receipt_number text primary key,
  member_id uuid not null,
  payment_id uuid not null
);

-- Codes that a member of staff has got wrong since.
create table till_wrong_code (
  staff_id uuid primary key references staff,
  since timestamptz not null,
  tries bigint not null
);
