-- What points are exchanged for, and the coupons that come of it.

-- The terms are the coupon's own: what the brand changes later does not touch it.
create table coupon (
  member_id uuid not null references member,
  coupon_id uuid not null,
  code text not null,
  coupon_kind text not null,
  name text not null,
  effect text not null check (effect in ('amount_off', 'free_shipping', 'free_item')),
  amount_fen bigint check (amount_fen > 0),
  threshold_fen bigint not null check (threshold_fen >= 0),
  scope text not null check (scope in ('any', 'store', 'online')),
  short_name text,
  source text not null check (source in ('redemption', 'auto_redemption', 'benefit')),
  source_id text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (member_id, coupon_id),
  -- One source gives one coupon.
  unique (member_id, source, source_id)
);
create index coupon_open on coupon (member_id, expires_at) where used_at is null;
create index coupon_used on coupon (member_id, used_at) where used_at is not null;

-- A code is one coupon's in the whole programme.
create table coupon_code (
  code text primary key,
  member_id uuid not null,
  coupon_id uuid not null
);

create table redemption (
  member_id uuid not null references member,
  redemption_id uuid not null,
  reward_id text not null,
  price_points bigint not null check (price_points > 0),
  entry_seq bigint not null,
  coupon_id uuid not null,
  balance_after bigint not null check (balance_after >= 0),
  redeemed_at timestamptz not null,
  primary key (member_id, redemption_id),
  foreign key (member_id, entry_seq) references ledger_entry,
  foreign key (member_id, coupon_id) references coupon
);

-- Who wants points exchanged before they lapse.
create table auto_redeem (
  member_id uuid primary key references member,
  since timestamptz not null
);

-- What has been seen to, whether or not there was something to be had for it.
create table auto_redeemed (
  member_id uuid not null references member,
  expires_at timestamptz not null,
  at timestamptz not null,
  primary key (member_id, expires_at)
);
