-- Why somebody searched so much in an hour: a code and a moment, for the review of the week. What was searched for is nowhere.
create table search_reason (
  id bigint generated always as identity primary key,
  staff_id uuid not null references staff,
  at timestamptz not null,
  reason text not null check (reason ~ '^[a-z0-9-]{1,40}$')
);
create index on search_reason (staff_id, at);
create index on search_reason (at);
comment on table search_reason is 'Insert and select only.';
create index on access_log (staff_id, at);
