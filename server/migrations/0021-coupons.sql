-- Percentages, kinds of goods, dates from which, what stands beside what; and what a coupon was used for.

alter table coupon
  add column percent_off integer check (percent_off between 1 and 99),
  add column max_off_fen bigint check (max_off_fen > 0),
  -- Ids of brand/categories.ts as JSON; none are all.
  add column categories text not null default '[]',
  add column stacks boolean not null default false,
  add column valid_from timestamptz;
update coupon set valid_from = issued_at, stacks = effect in ('free_shipping', 'free_item');
alter table coupon alter column valid_from set not null;
alter table coupon alter column categories drop default;
alter table coupon alter column stacks drop default;
alter table coupon drop constraint coupon_effect_check;
alter table coupon add constraint coupon_effect_check check (effect in ('amount_off', 'percent_off', 'free_shipping', 'free_item'));

create table coupon_use (
  member_id uuid not null references member,
  coupon_id uuid not null,
  -- The id of a store, or shop: receipts are numbered by each.
  seller text not null,
  receipt_number text not null,
  store_id uuid references store,
  staff_id uuid references staff,
  bill jsonb not null,
  saved_fen bigint not null check (saved_fen >= 0),
  used_at timestamptz not null,
  primary key (member_id, coupon_id),
  foreign key (member_id, coupon_id) references coupon
);
create index coupon_use_bill on coupon_use (seller, receipt_number);

-- Coupons of several members may be used on one bill. Whoever uses one locks this row, so that they follow one another.
create table coupon_bill (
  seller text not null,
  receipt_number text not null,
  primary key (seller, receipt_number)
);
