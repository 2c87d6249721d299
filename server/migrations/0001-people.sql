-- Who there is. Every member-owned table's primary key leads with member_id; ids are made by the app (UUIDv7).

create table store (
  store_id uuid primary key,
  name text not null
);

create table staff (
  staff_id uuid primary key,
  store_id uuid not null references store,
  name text not null,
  role text not null check (role in ('staff', 'manager'))
);

-- A lookup from what a provider vouches for to one of ours; globally unique.
create table identity (
  kind text not null check (kind in ('wechat', 'phone', 'demo')),
  subject text not null,
  subject_kind text not null check (subject_kind in ('person', 'staff')),
  subject_id uuid not null,
  created_at timestamptz not null,
  primary key (kind, subject)
);

-- Everybody who has signed in. A member is a person who has joined; the id stays the same.
create table person (
  member_id uuid primary key,
  name text,
  phone text,
  first_seen_at timestamptz not null
);

create table member (
  member_id uuid primary key references person,
  nickname text not null,
  joined_at timestamptz not null,
  channel text not null check (channel in ('app', 'package_card', 'store')),
  tier_id text not null,
  tier_since timestamptz not null,
  tier_valid_until timestamptz,
  growth bigint not null default 0 check (growth >= 0),
  points_available bigint not null default 0 check (points_available >= 0),
  points_pending bigint not null default 0 check (points_pending >= 0),
  points_held bigint not null default 0 check (points_held >= 0),
  next_seq bigint not null default 1,
  purchase_count bigint not null default 0
);
create index member_tier_review on member (tier_valid_until) where tier_valid_until is not null;

create table consent (
  member_id uuid not null references member,
  version text not null,
  channel text not null,
  agreed_at timestamptz not null,
  primary key (member_id, version)
);

create table tier_change (
  member_id uuid not null references member,
  change_id uuid not null,
  tier_id text not null,
  at timestamptz not null,
  reason text not null check (reason in ('joined', 'growth', 'spend', 'renewed', 'lowered')),
  rule_version integer not null,
  primary key (member_id, change_id)
);

create table phone_code (
  phone text primary key,
  code_hash text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null,
  day date not null,
  sent_that_day integer not null
);

-- Answers of finished writes. Tokens are never in a body: they are signed again.
create table idempotency (
  owner_id text not null,
  key text not null,
  operation text not null,
  request_hash text not null,
  -- json, not jsonb: the first answer again, to the byte.
  body json,
  created_at timestamptz not null,
  primary key (owner_id, key)
);
create index idempotency_age on idempotency (created_at);

create table rule_version (
  version integer primary key,
  effective_at timestamptz not null,
  rules jsonb not null
);

create table setting (
  name text primary key,
  value text not null
);
