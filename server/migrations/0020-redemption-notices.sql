-- Members are told of a parcel that was sent, and of a reservation and a tier for a while that are about to end.

alter table notice add column redemption_id uuid;
alter table notice drop constraint notice_topic_check;
alter table notice add constraint notice_topic_check check (topic in ('points', 'tier', 'check_in', 'parcel', 'reservation', 'boost'));

-- Two parcels may leave in the same instant: these are told once for each redemption.
alter table notice drop constraint notice_member_id_topic_ends_at_stage_key;
create unique index notice_once on notice (member_id, topic, ends_at, stage) where redemption_id is null;
create unique index notice_of_redemption on notice (member_id, redemption_id, topic) where redemption_id is not null;
