-- One row a day, whether checked in on it or made up for later.
create table check_in (
  member_id uuid not null references member,
  day date not null,
  made_up boolean not null default false,
  at timestamptz not null,
  -- Days in a row that end with this one.
  streak bigint not null check (streak > 0),
  -- The milestone that this day completed.
  milestone bigint,
  primary key (member_id, day)
);

create table make_up_card (
  member_id uuid not null references member,
  card_id uuid not null,
  -- What it was earned by, once.
  source text not null,
  earned_at timestamptz not null,
  used_at timestamptz,
  used_for date,
  primary key (member_id, card_id),
  unique (member_id, source)
);
