-- Rewards of every kind, and what becomes of each redemption.

alter table redemption alter column coupon_id drop not null;
alter table redemption
  -- What it was when it was redeemed: the brand may change or drop the reward later.
  add column kind text not null default 'coupon' check (kind in ('coupon', 'physical', 'service', 'event_seat', 'tier_boost', 'tier_extension', 'partner_code', 'donation')),
  add column name text not null default '',
  add column picture text,
  add column price_fen bigint not null default 0 check (price_fen >= 0),
  -- Time moves some states on by itself, whether anybody has looked or not: see loyalty/redemptions.ts.
  add column state text not null default 'done' check (state in ('reserved', 'done', 'ready', 'preparing', 'shipped', 'delivered', 'collected', 'cancelled', 'lapsed')),
  -- [{ state, at }], oldest first.
  add column steps jsonb not null default '[]',
  add column entry_id uuid,
  -- Nobody pressed a button for it.
  add column automatic boolean not null default false,
  -- Whether one of a limited stock was taken, and is to be put back.
  add column stock_taken boolean not null default false,
  add column cancel_until timestamptz,
  add column reserved_until timestamptz,
  add column delivery text check (delivery in ('pick_up', 'shipping')),
  add column pick_up_code text,
  -- A copy: the parcel goes where it was asked to go.
  add column address jsonb,
  add column carrier text,
  add column tracking_number text,
  add column shipped_at timestamptz,
  add column collected_at timestamptz,
  add column collected_store_id uuid references store,
  add column collected_staff_id uuid references staff,
  -- What a kind has of its own: a boost, a partner's code, a certificate, a seat.
  add column details jsonb not null default '{}';

update redemption set
  name = coupon.name,
  automatic = coupon.source = 'auto_redemption',
  entry_id = entry.entry_id,
  steps = jsonb_build_array(jsonb_build_object('state', 'done', 'at', to_char(redemption.redeemed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
from coupon, ledger_entry entry
where coupon.member_id = redemption.member_id and coupon.coupon_id = redemption.coupon_id
  and entry.member_id = redemption.member_id and entry.seq = redemption.entry_seq;

alter table redemption alter column kind drop default;
alter table redemption alter column name drop default;
alter table redemption alter column state drop default;
alter table redemption alter column steps drop default;
alter table redemption alter column details drop default;
alter table redemption alter column entry_id set not null;

-- The ledger numbers a member's entries in the order they came, and with them the redemptions.
create index redemption_newest on redemption (member_id, entry_seq);
create index redemption_of_reward on redemption (member_id, reward_id);
create index redemption_reserved on redemption (reserved_until) where state = 'reserved';
create index redemption_preparing on redemption (redeemed_at) where state = 'preparing';
create index redemption_shipped on redemption (shipped_at) where shipped_at is not null;
create index redemption_on_its_way on redemption (shipped_at) where state = 'shipped';

-- Taken back with its redemption.
alter table coupon add column voided_at timestamptz;

-- A pick-up code is one redemption's in the whole programme.
create table redemption_code (
  code text primary key,
  member_id uuid not null,
  redemption_id uuid not null
);

-- How many of a limited reward are gone; how many there are is the brand's to say. Always the last row a redemption touches.
create table reward_stock (
  reward_id text primary key,
  taken bigint not null check (taken >= 0)
);

create table member_address (
  member_id uuid primary key references member,
  address jsonb not null,
  changed_at timestamptz not null
);

-- Unknown codes that a member of staff has tried in a day.
create table staff_wrong_code (
  staff_id uuid not null references staff,
  day date not null,
  kind text not null,
  tries bigint not null,
  primary key (staff_id, day, kind)
);
