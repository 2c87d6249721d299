-- The board of a month: who wants to be on it, and what was last counted.

-- Nobody is on the board without a row.
create table board_member (
  member_id uuid primary key references member,
  since timestamptz not null
);

create table board (
  month text primary key,
  counted_at timestamptz not null,
  members bigint not null check (members >= 0),
  -- From then on nothing is counted again.
  closed_at timestamptz
);

-- Rewritten in bulk by the count, so it refers to no member: the count must lock none of them.
create table board_score (
  member_id uuid not null,
  month text not null,
  points bigint not null check (points > 0),
  primary key (member_id, month)
);
create index board_score_place on board_score (month, points desc, member_id);

-- Who came first in a month that has closed; told once to whatever follows what members do.
create table board_top (
  member_id uuid not null references member,
  month text not null,
  place bigint not null check (place > 0),
  told_at timestamptz,
  primary key (member_id, month)
);
create index board_top_untold on board_top (member_id) where told_at is null;

-- What somebody bought in a month costs the same however long the history.
create index purchase_paid on purchase (member_id, paid_at);
