-- Where a mediator works, what they were trained for and when they are away: each for a time. No reason of an absence: whether
-- somebody is ill is theirs. Rows are ended and never changed, so that it can be seen what was known when somebody chose.
create table mediator_period (
  id uuid primary key,
  staff_id uuid not null references staff,
  kind text not null check (kind in ('area', 'competence', 'leave')),
  -- area: two digits of a postcode, a line, two digits; competence: a code of src/core/allocation.ts.
  code text check (code ~ '^[a-z0-9-]{1,40}$'),
  source text check (source in ('training', 'supervision', 'before')),
  from_day date not null,
  until_day date check (until_day >= from_day),
  recorded_by uuid not null references staff,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references staff,
  check ((kind = 'leave') = (code is null) and (kind = 'competence') = (source is not null)),
  check ((ended_at is null) = (ended_by is null))
);
create index on mediator_period (staff_id) where ended_at is null;
comment on table mediator_period is 'What is known of a mediator for choosing one: on these days, both counting.';
