-- What the work beside the server did: one row a round; of what runs every minute or more one row for a series of rounds that ended alike.
create table job_run (
  id uuid primary key,
  number bigint generated always as identity,
  name text not null check (name ~ '^[a-z-]{1,40}$'),
  started_at timestamptz not null,
  ended_at timestamptz,
  ok boolean,
  rounds int not null default 1 check (rounds > 0),
  counts jsonb not null default '{}',
  error text check (error ~ '^[A-Za-z0-9 _.-]{1,80}$'),
  check ((ok is null) = (ended_at is null)),
  check (error is null or not ok)
);
create index on job_run (name, number);
comment on table job_run is 'Names of work, moments, numbers by code, and kinds of errors. No text of an error: it can hold a value.';
