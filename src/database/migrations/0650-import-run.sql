-- How far an import of old cases is, for who does not sit at the server: one row a file that was begun. Numbers only; the file and the rows
-- that were refused stay where they are.
create table import_run (
  id uuid primary key,
  number bigint generated always as identity,
  source text not null,
  begun_at timestamptz not null,
  told_at timestamptz not null,
  ended_at timestamptz,
  whole boolean,
  percent int not null default 0 check (percent between 0 and 100),
  rows int not null default 0,
  imported int not null default 0,
  present int not null default 0,
  differs int not null default 0,
  refused int not null default 0,
  check ((whole is null) = (ended_at is null))
);
create index on import_run (number);
comment on table import_run is 'source: name of the old system. told_at: when it last said how far it was. whole: the file was read to its end; false where it was no CSV or a fault ended it.';
