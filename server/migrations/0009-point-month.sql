-- What came and went by month of the brand's zone and by source: looking back a year costs the same however long the history.
create table point_month (
  member_id uuid not null references member,
  month text not null,
  source text not null,
  came bigint not null default 0 check (came >= 0),
  went bigint not null default 0 check (went >= 0),
  primary key (member_id, month, source)
);
