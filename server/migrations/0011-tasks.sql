-- What a member has done, once each: what tasks, challenges and badges count.
create table member_event (
  member_id uuid not null references member,
  event_id uuid not null,
  kind text not null,
  -- What it came from; the same source of a kind counts once.
  source_id text not null,
  -- What it is about: a survey, a collection, a store.
  subject text,
  -- Fen of a purchase, days in a row of a check-in; 1 where only the number counts. A refund lowers it.
  amount bigint not null check (amount >= 0),
  at timestamptz not null,
  -- Undone, as a purchase is by a full refund.
  voided_at timestamptz,
  primary key (member_id, event_id),
  unique (member_id, kind, source_id)
);

-- A task that a member has begun. It keeps the terms it began with, whatever the brand changes meanwhile.
create table task_round (
  member_id uuid not null references member,
  task_id text not null,
  period text not null,
  round bigint not null,
  terms jsonb not null,
  began_at timestamptz not null,
  closes_at timestamptz,
  done_at timestamptz,
  claimed_at timestamptz,
  -- The entry its points and growth came with.
  entry_seq bigint,
  -- A refund has taken the reward back.
  taken_back_at timestamptz,
  primary key (member_id, task_id, period, round)
);
create index task_round_due on task_round (closes_at) where done_at is not null and claimed_at is null and closes_at is not null;

-- Which events counted for which step of it.
create table task_step (
  member_id uuid not null,
  task_id text not null,
  period text not null,
  round bigint not null,
  event_id uuid not null,
  step bigint not null,
  primary key (member_id, task_id, period, round, event_id),
  foreign key (member_id, task_id, period, round) references task_round,
  foreign key (member_id, event_id) references member_event
);
create index task_step_event on task_step (member_id, event_id);

-- How many have finished a task that only so many can.
create table task_stock (
  task_id text primary key,
  taken bigint not null check (taken >= 0)
);

create table badge_level (
  member_id uuid not null references member,
  badge_id text not null,
  level bigint not null check (level between 1 and 3),
  earned_at timestamptz not null,
  primary key (member_id, badge_id, level)
);

alter table member add column worn_badge text;

alter table coupon drop constraint coupon_source_check;
alter table coupon add constraint coupon_source_check check (source in ('redemption', 'auto_redemption', 'benefit', 'task'));
