-- What rewards bring beside coupons and things: a tier for a while, a longer term, a partner's code, a gift to a project.

-- Beside the member's own term, which goes on beneath it untouched.
create table tier_boost (
  member_id uuid not null references member,
  redemption_id uuid not null,
  tier_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Taken back before its end.
  ended_at timestamptz,
  primary key (member_id, redemption_id)
);
create index tier_boost_ending on tier_boost (ends_at) where ended_at is null;
-- The last end of the boosts that were not taken back: who has none is asked nothing more.
alter table member add column boosted_until timestamptz;

-- The same tier for longer; a term is known by its tier and its end, and is extended once.
create table tier_extension (
  member_id uuid not null references member,
  redemption_id uuid not null,
  tier_id text not null,
  from_until timestamptz not null,
  until timestamptz not null check (until > from_until),
  taken_back_at timestamptz,
  primary key (member_id, redemption_id)
);

-- Codes that a partner has delivered, and who has been given which. A partner's code is handed out once.
create table partner_code (
  partner_id text not null,
  code text not null,
  delivered_at timestamptz not null,
  member_id uuid references member,
  redemption_id uuid,
  given_at timestamptz,
  primary key (partner_id, code),
  check ((member_id is null) = (redemption_id is null) and (member_id is null) = (given_at is null))
);
create index partner_code_free on partner_code (partner_id, code) where member_id is null;
-- One redemption, one code.
create unique index partner_code_given on partner_code (member_id, redemption_id) where member_id is not null;

create table donation (
  member_id uuid not null references member,
  redemption_id uuid not null,
  project_id text not null,
  number text not null,
  points bigint not null check (points > 0),
  matched_points bigint not null check (matched_points >= 0),
  donated_at timestamptz not null,
  primary key (member_id, redemption_id)
);
create index donation_to on donation (member_id, project_id);

-- A certificate's number is one donation's in the whole programme.
create table certificate (
  number text primary key,
  member_id uuid not null,
  redemption_id uuid not null
);

-- What a project has been given: a hot row, so the last that a donation touches.
create table donation_total (
  project_id text primary key,
  points bigint not null check (points >= 0),
  matched_points bigint not null check (matched_points >= 0),
  donors bigint not null check (donors >= 0)
);
