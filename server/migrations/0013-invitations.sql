-- Globally unique, so a lookup table; a member keeps theirs for good. Who joined before there were codes gets one from the upkeep.
create table invitation_code (
  code text primary key,
  member_id uuid not null
);
alter table member add column invitation_code text;
create index member_without_code on member (member_id) where invitation_code is null;

-- Of the friend, whose purchases move it: at most one invitation ever counts for anybody.
create table invited (
  member_id uuid primary key references member,
  inviter_id uuid not null,
  invited_at timestamptz not null,
  first_purchase_id uuid,
  settles_at timestamptz,
  -- The first purchase was given back in full before that. For good.
  withdrawn_at timestamptz,
  -- The friend has been paid; what comes later changes nothing.
  settled_at timestamptz,
  check (settled_at is null or withdrawn_at is null)
);
create index invited_due on invited (settles_at) where settles_at is not null and settled_at is null and withdrawn_at is null;

-- Of the inviter.
create table invitation (
  member_id uuid not null references member,
  friend_id uuid not null,
  invited_at timestamptz not null,
  -- The friend's part is settled, and this one's too: paid, or over what a month pays for.
  closed_at timestamptz,
  over_limit boolean not null default false,
  primary key (member_id, friend_id)
);
create index invitation_open on invitation (friend_id) where closed_at is null;
