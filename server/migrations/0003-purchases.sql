create table purchase (
  member_id uuid not null references member,
  purchase_id uuid not null,
  -- Both null for an order of the online shop.
  store_id uuid references store,
  staff_id uuid references staff,
  label text not null,
  receipt_number text not null,
  paid_fen bigint not null check (paid_fen > 0),
  refunded_fen bigint not null default 0 check (refunded_fen between 0 and paid_fen),
  paid_at timestamptz not null,
  entry_seq bigint,
  points_earned bigint not null,
  points_taken_back bigint not null default 0 check (points_taken_back between 0 and points_earned),
  growth_earned bigint not null,
  growth_taken_back bigint not null default 0 check (growth_taken_back between 0 and growth_earned),
  primary key (member_id, purchase_id)
);

-- A receipt number earns once in the whole programme.
create table receipt_claim (
  receipt_number text primary key,
  member_id uuid not null,
  purchase_id uuid not null
);
