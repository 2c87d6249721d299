-- What a member has done for the programme, as far as it is more than an event.
create table review (
  member_id uuid not null,
  purchase_id uuid not null,
  stars bigint not null check (stars between 1 and 5),
  text text not null,
  tags jsonb not null,
  at timestamptz not null,
  primary key (member_id, purchase_id),
  foreign key (member_id, purchase_id) references purchase
);

create table survey_answer (
  member_id uuid not null references member,
  survey_id text not null,
  question_id text not null,
  option_id text not null,
  answered_at timestamptz not null,
  primary key (member_id, survey_id, question_id)
);

-- A collection somebody has opened: how long it was open is known from the server's clock alone.
create table reading (
  member_id uuid not null references member,
  reading_id uuid not null,
  collection_id text not null,
  opened_at timestamptz not null,
  finished_at timestamptz,
  primary key (member_id, reading_id)
);
create index reading_collection on reading (member_id, collection_id);

-- A code on a product, known by its keyed digest only. Found by code, so it is a table of its own.
create table product_code (
  code_hash text primary key,
  product_id text not null,
  batch text not null,
  claimed_by uuid references member,
  claimed_at timestamptz
);

-- Codes of a kind that a member has got wrong on a day.
create table wrong_code (
  member_id uuid not null references member,
  day date not null,
  kind text not null check (kind in ('product', 'visit')),
  tries bigint not null,
  primary key (member_id, day, kind)
);

create table taste (
  member_id uuid not null references member,
  taste_id text not null,
  primary key (member_id, taste_id)
);
