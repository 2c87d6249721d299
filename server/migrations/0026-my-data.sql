-- What somebody has agreed to, change by change; and what is kept of one who has left, so that nothing earns twice.

-- Only ever added. How a switch stands now is in member_preference; this is how it came to.
create table consent_event (
  member_id uuid not null references member,
  event_id uuid not null,
  purpose text not null,
  -- Of the text that was shown.
  version text not null,
  agreed boolean not null,
  -- Where it was said: how somebody joined, or settings.
  channel text not null,
  at timestamptz not null,
  primary key (member_id, event_id)
);
create index consent_event_newest on consent_event (member_id, purpose, at);
insert into consent_event (member_id, event_id, purpose, version, agreed, channel, at)
  select member_id, gen_random_uuid(), 'membership', version, true, channel, agreed_at from consent;
insert into consent_event (member_id, event_id, purpose, version, agreed, channel, at)
  select member_id, gen_random_uuid(), 'personalisation', '2026-11', personalised, 'settings', changed_at from member_preference;
drop table consent;

-- Without a row both are on.
alter table member_preference add column messages boolean not null default true;

-- When somebody who has signed in and never joined is forgotten; null once joined. Coming back puts it off.
alter table person add column forget_at timestamptz;
update person set forget_at = first_seen_at + interval '15 days' where not exists (select from member where member.member_id = person.member_id);
create index person_forgotten on person (forget_at) where forget_at is not null;

-- Receipts of people who have left: they earn no more. Known by their digest, and nobody's.
create table spent_receipt (
  receipt_hash text primary key
);

-- A code of one who has left stays given, to nobody.
alter table partner_code drop constraint partner_code_check;
alter table partner_code add constraint partner_code_check check ((member_id is null) = (redemption_id is null) and (member_id is null or given_at is not null));
drop index partner_code_free;
create index partner_code_free on partner_code (partner_id, code) where given_at is null;
