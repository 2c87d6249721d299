-- What members are told. Notices are only ever added; a nearer one on the same matter replaces the one before it.

create table notice (
  member_id uuid not null references member,
  notice_id uuid not null,
  topic text not null check (topic in ('points', 'tier')),
  -- What it is about: points that lapse then, or a tier whose term ends then.
  ends_at timestamptz not null,
  -- How many days before; 0 when the end has come.
  stage integer not null check (stage >= 0),
  -- As it was when it was told.
  points bigint,
  tier_id text,
  created_at timestamptz not null,
  replaced_at timestamptz,
  primary key (member_id, notice_id),
  -- Nothing is told twice.
  unique (member_id, topic, ends_at, stage)
);

-- Told to everybody at once: one row, however many members there are.
create table rule_announcement (
  version integer not null,
  effective_at timestamptz not null,
  announcement_id uuid not null,
  announced_at timestamptz not null,
  primary key (version, effective_at)
);

-- How far a member has read; ids rise with time.
create table inbox (
  member_id uuid primary key references member,
  read_up_to uuid not null
);

-- Walked page by page, so the member is part of the order.
drop index point_expiry_due;
create index point_expiry_due on point_expiry (expires_at, member_id) where points > 0;
drop index member_tier_review;
create index member_tier_review on member (tier_valid_until, member_id) where tier_valid_until is not null;
