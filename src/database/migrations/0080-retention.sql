-- How long people stay, and what was erased. No table here may hold a name, a reason in words or anything personal:
-- a case is named by its id, which stays, as its facts do.
create table retention_decision (
  id bigint generated always as identity primary key,
  ending text not null check (ending ~ '^[a-z0-9-]{1,40}$'),
  months smallint not null check (months between 1 and 60),
  why bytea not null,
  decided_at timestamptz not null,
  decided_by uuid not null references staff
);
comment on table retention_decision is 'Terms by how a case ended; the newest of an ending holds. Insert and select only. The reason is sealed under the key of the house.';

create table retention_notice (
  case_id uuid primary key references bis_case,
  ends date not null,
  warned date not null,
  reviewed_at timestamptz,
  reviewed_by uuid references staff
);
comment on table retention_notice is 'Cases near or past the end of their term, since when they stand on the list, and who looked.';

create table retention_hold (
  id bigint generated always as identity primary key,
  case_id uuid not null references bis_case,
  until date,
  reason text check (reason ~ '^[a-z0-9-]{1,40}$'),
  decided_at timestamptz not null,
  decided_by uuid not null references staff,
  check ((until is null) = (reason is null))
);
create index on retention_hold (case_id, id desc);
comment on table retention_hold is 'Held through that day, for that reason; the newest of a case holds, without a day it is let go. Insert and select only.';

create table erasure_stop (
  id bigint generated always as identity primary key,
  reason text not null check (reason in ('clock-back', 'clock-ahead', 'large-batch')),
  day date not null,
  last_run date,
  cases int not null,
  found_at timestamptz not null,
  settled_on date,
  settled_at timestamptz,
  settled_by uuid references staff
);
create unique index erasure_stop_open on erasure_stop ((true)) where settled_at is null;
comment on table erasure_stop is 'Erasing waits for a person: at most one that is not settled.';

create table erasure_batch (
  id uuid primary key,
  day date not null,
  erased_at timestamptz not null,
  cases int not null,
  compartments int not null,
  words int not null,
  letters int not null,
  tasks int not null,
  marks int not null,
  unmarked int not null,
  reviewed int not null
);
comment on table erasure_batch is 'Proof of an erasure, in counts. unmarked: people whose wish not to be approached could not be kept. Insert and select only.';

create table erased_case (
  batch_id uuid not null references erasure_batch,
  case_id uuid not null references bis_case,
  primary key (batch_id, case_id)
);
comment on table erased_case is 'Whose people went with a batch. Insert and select only.';

create table erasure_key (
  key_id bigint primary key
);
comment on table erasure_key is 'Keys of rows that are gone, to be destroyed: emptied once they are, also after a stop half-way.';

create table not_to_approach (
  token bytea primary key,
  answer text not null check (answer in ('never', 'not-now')),
  until date,
  check ((answer = 'not-now') = (until is not null))
);
comment on table not_to_approach is 'Keyed marks of people who are no longer known and asked not to be approached. They lead to no case.';

-- What an erased row of an import was like tells who it was, to somebody who tries names.
create index on import_row (case_id);
-- Erasing a case looks these up.
create index on task (compartment_id);
create index on letter (compartment_id);
create index on letter (sealed_id);
