-- A coupon offered to a friend by a link. While the offer is open the coupon rests; taken up, it is the friend's.

alter table coupon add column gift_id uuid;
alter table coupon add column gift_until timestamptz;
alter table coupon add column given_at timestamptz;

alter table coupon drop constraint coupon_source_check;
alter table coupon add constraint coupon_source_check check (source in ('redemption', 'auto_redemption', 'benefit', 'task', 'gift'));

create table coupon_gift (
  member_id uuid not null references member,
  gift_id uuid not null,
  coupon_id uuid not null,
  token text not null,
  offered_at timestamptz not null,
  until timestamptz not null,
  withdrawn_at timestamptz,
  taken_at timestamptz,
  taken_by uuid,
  primary key (member_id, gift_id),
  foreign key (member_id, coupon_id) references coupon
);
create index coupon_gift_coupon on coupon_gift (member_id, coupon_id);

-- A link leads to one offer in the whole programme.
create table coupon_gift_token (
  token text primary key,
  member_id uuid not null,
  gift_id uuid not null
);
