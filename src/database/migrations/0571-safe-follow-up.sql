-- A colleague who did not say to be safe, followed up by another: who, when, and what was done. Nothing but codes: what was said is nobody's to read.
create table safe_follow_up (
  appointment_id uuid not null references appointment on delete cascade,
  staff_id uuid not null references staff,
  by uuid not null references staff,
  at timestamptz not null,
  how text not null check (how ~ '^[a-z-]{1,40}$'),
  primary key (appointment_id, staff_id)
);
create index on safe_follow_up (at);
comment on table safe_follow_up is 'how: spoken, or what was done instead. One for each colleague: what was followed up is not missed any more.';
