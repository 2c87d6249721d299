-- What members choose, and how many there are of each tier.

create table gift_choice (
  member_id uuid not null references member,
  gift_id text not null,
  -- The instant that opened it: a change of tier, or so many days before a birthday. Each opening is chosen for by itself.
  opened_at timestamptz not null,
  option_id text not null,
  chosen_at timestamptz not null,
  primary key (member_id, gift_id, opened_at)
);

-- Without a row personalised is on.
create table member_preference (
  member_id uuid primary key references member,
  personalised boolean not null,
  changed_at timestamptz not null
);

-- Counted by upkeep, never by a request.
create table tier_share (
  tier_id text primary key,
  members bigint not null check (members >= 0),
  counted_at timestamptz not null
);
