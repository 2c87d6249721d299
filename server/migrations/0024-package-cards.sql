-- Cards found in parcels: each is claimed once. Only the hash of its code is stored.

create table card_batch (
  batch_id text primary key,
  channel text not null,
  -- Of brand/package-cards.ts.
  gift_id text not null,
  -- The brand's first and last day on which its cards can be claimed.
  valid_from date not null,
  valid_until date not null,
  cards integer not null check (cards > 0),
  made_at timestamptz not null,
  voided_at timestamptz,
  check (valid_from <= valid_until)
);

-- Globally unique, so a lookup table.
create table package_card (
  code_hash text primary key,
  batch_id text not null references card_batch,
  -- Its place in the batch, as in the printer's file.
  number integer not null check (number > 0),
  -- The beginning of the code, to tell cards apart.
  printed text not null,
  first_scanned_at timestamptz,
  claimed_by uuid,
  claimed_at timestamptz,
  -- Claimed while joining.
  joined boolean,
  kind text check (kind in ('welcome', 'thanks')),
  unique (batch_id, number),
  check ((claimed_by is null) = (claimed_at is null) and (claimed_by is null) = (joined is null) and (claimed_by is null) = (kind is null))
);
create index package_card_claimed on package_card (claimed_by, claimed_at) where claimed_by is not null;

-- Whose cards were merged into this one: what they were given is not given again.
create index member_merged on member (merged_into) where merged_into is not null;

alter table coupon drop constraint coupon_source_check;
alter table coupon add constraint coupon_source_check check (source in ('redemption', 'auto_redemption', 'benefit', 'task', 'gift', 'package_card', 'merge'));
