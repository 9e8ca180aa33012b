-- What the foundation decided, plans and learns about privacy. Words of the house, sealed under its key; nothing about people in cases.
create table foundation_decision (
  number int generated always as identity primary key,
  decided date not null,
  what bytea not null,
  why bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references staff
);
comment on table foundation_decision is 'Insert and select only: a decision that no longer holds is followed by another.';

create table plan_action (
  id uuid primary key,
  year int not null check (year between 2018 and 2199),
  what bytea not null,
  owner uuid not null references staff,
  due date not null,
  done_on date,
  done_by uuid references staff,
  added_at timestamptz not null,
  added_by uuid not null references staff,
  check ((done_on is null) = (done_by is null))
);
create index on plan_action (year, due);
comment on table plan_action is 'Privacy year plan: who does what by when.';

create table training (
  id uuid primary key,
  staff_id uuid not null references staff,
  module text not null check (module ~ '^[a-z0-9-]{1,40}$'),
  day date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references staff,
  unique (staff_id, module, day)
);
create index on training (staff_id);
comment on table training is 'Who of the staff attended which privacy training. Insert and select only.';
