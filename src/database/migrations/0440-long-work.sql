-- Work on many cases at once that goes on beside the server: what was asked, and what came of each case. Whoever asked may close the page;
-- a server that stops in the midst goes on where it was, since what is done in a case and its mark here are one transaction.
create table long_work (
  id uuid primary key,
  number bigint generated always as identity,
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  asked_by uuid references staff,
  begun_at timestamptz not null,
  ended_at timestamptz,
  seen_at timestamptz
);
create index on long_work (kind) where ended_at is null;
create index on long_work (asked_by);
create table long_work_item (
  work_id uuid not null references long_work on delete cascade,
  place int not null check (place > 0),
  case_id uuid not null references bis_case,
  asked_by uuid references staff,
  tries int not null default 0,
  outcome text check (outcome ~ '^[a-z0-9-]{1,40}$'),
  done_at timestamptz,
  primary key (work_id, place),
  unique (work_id, case_id),
  check ((outcome is null) = (done_at is null))
);
comment on table long_work is 'asked_by: null where the house does it by itself. seen_at: whoever asked looked at what came of it.';
comment on table long_work_item is 'outcome: null while it waits, done, or why not, as a code. No word of what was made.';
