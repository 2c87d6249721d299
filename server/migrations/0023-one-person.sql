-- One person is known by more than one thing, may cancel, and may have had two cards.
alter table member add column avatar text;
-- Cancelled: until then the member can come back.
alter table member add column ends_at timestamptz;
-- What was held about the person is gone; the ledger's rows are nobody's.
alter table member add column erased_at timestamptz;
-- Another card of the same person, into which this one was merged.
alter table member add column merged_into uuid;
create index member_ending on member (ends_at) where ends_at is not null and erased_at is null;
alter table identity drop constraint identity_kind_check;
alter table identity add constraint identity_kind_check check (kind in ('wechat', 'union', 'phone', 'demo', 'card'));
