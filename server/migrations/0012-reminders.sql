-- Reminders that members have booked. One a day and kind; a row is settled once.
create table reminder (
  member_id uuid not null references member,
  reminder_id uuid not null,
  kind text not null check (kind in ('check_in')),
  -- The brand's day it reminds of.
  day date not null,
  -- As it was booked; what WeChat would not deliver is told in the inbox.
  channel text not null check (channel in ('wechat', 'inbox')),
  send_at timestamptz not null,
  -- sending: handed to WeChat, which has not answered. failed: not delivered by WeChat.
  state text not null check (state in ('waiting', 'sending', 'sent', 'skipped', 'cancelled', 'failed')),
  -- Why it was skipped or failed.
  why text check (why in ('checked_in', 'late', 'refused', 'unreachable', 'unanswered')),
  created_at timestamptz not null,
  -- When it got the state it is in.
  changed_at timestamptz not null,
  primary key (member_id, reminder_id),
  unique (member_id, kind, day)
);
create index reminder_due on reminder (send_at, reminder_id) where state in ('waiting', 'sending');

-- From a member to their openid.
create index identity_of on identity (subject_id);

alter table notice drop constraint notice_topic_check;
alter table notice add constraint notice_topic_check check (topic in ('points', 'tier', 'check_in'));
