-- What the second fence (src/database/row-security.ts) needs of a case: computed by src/core/case/reach.ts, stored with every
-- appended fact, rebuilt by bin/rebuild-standing. Ids of staff, and nothing personal.
create table case_access (
  case_id uuid primary key references bis_case,
  mediates uuid,
  seconds uuid,
  policy boolean not null,
  sent_out boolean not null,
  ended boolean not null,
  written_in xid8 not null default pg_current_xact_id()
);
comment on table case_access is 'Who reaches a case. mediates, seconds: who has it now, nobody after a hand-back. policy: something was asked of policy.';
comment on column case_access.written_in is 'The transaction that wrote this row sees the case to its end: a new referral, or a hand-back that takes one''s own case away.';

-- For cases that are here already; bin/rebuild-standing makes the same of them, and of what was corrected.
insert into case_access (case_id, mediates, seconds, policy, sent_out, ended)
select t.case_id, case when back.is_back then null else t.mediator end, case when back.is_back then null else t.second end,
  t.policy_asked or exists (select from fact f where f.case_id = t.case_id and f.kind in ('PolicyAnswered', 'HeldBack', 'RejectionAgreed')),
  t.allocated is not null, t.closed is not null
from standing t, lateral (
  select coalesce(max(seq) filter (where kind = 'HandedBack'), 0) > coalesce(max(seq) filter (where kind in ('Allocated', 'Reallocated')), 0) as is_back
  from fact f where f.case_id = t.case_id) as back;

-- Lists read standings by the thousand: what is asked most often stands in them as well.
alter table standing add column mediates uuid, add column seconds uuid;
comment on column standing.mediates is 'As in case_access; seconds too.';
update standing t set mediates = a.mediates, seconds = a.seconds from case_access a where a.case_id = t.case_id and a.mediates is not null;

-- The year page reads standings from these alone; the fence asks for the case and how it ended.
drop index standing_registered_idx;
create index standing_registered_idx on standing (registered)
  include (allocated, rejected, rejection, entry, referrer_kind, initiative, initiator_detained, cause, speed, age_offender_side, age_victim_side, closed, mediates, seconds, case_id);
drop index standing_closed_year_idx;
create index standing_closed_year_idx on standing (closed) include (cause_class, outcome, form, duration, allocated, rejected, mediates, seconds, case_id) where outcome is not null;

-- The server cannot read these two columns; whether they are filled is no secret.
alter table staff add column has_password boolean generated always as (password_hash is not null) stored;
alter table staff add column has_app boolean generated always as (totp_secret is not null) stored;
