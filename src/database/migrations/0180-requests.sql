-- Requests of people about data on themselves. A row here names a case and the number of a person in it; who asks, why, and every
-- letter are words in an office file, sealed under a key of its own, so that they can be erased as a whole.
create table office_file (
  id uuid primary key,
  key_id bigint not null unique,
  opened_at timestamptz not null
);
comment on table office_file is 'Words of the office about people, outside a case: one key for each request or breach.';

create table office_words (
  id uuid primary key,
  file_id uuid not null references office_file,
  number bigint generated always as identity,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  content bytea not null,
  recorded timestamptz not null,
  recorded_by uuid references staff
);
create index on office_words (file_id, number);
comment on table office_words is 'Sealed with the key of its file. The newest of a kind holds. Insert and select only.';

create table privacy_request (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('access', 'correction', 'erasure', 'restriction', 'objection')),
  received date not null,
  file_id uuid not null unique references office_file,
  registered_at timestamptz not null,
  registered_by uuid not null references staff
);
create index on privacy_request (received);

create table privacy_request_person (
  request_id uuid not null references privacy_request,
  case_id uuid not null references bis_case,
  person text not null check (person ~ '^p[0-9]{1,3}$'),
  added_at timestamptz not null,
  added_by uuid not null references staff,
  primary key (request_id, case_id, person)
);
create index on privacy_request_person (case_id);
comment on table privacy_request_person is 'About whom it is: the one case and person that this request opens, and nothing else.';

create table privacy_request_step (
  id bigint generated always as identity primary key,
  request_id uuid not null references privacy_request,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  code text check (code ~ '^[a-z0-9-]{1,40}$'),
  ground text check (ground ~ '^[a-z0-9-]{1,40}$'),
  day date not null,
  words uuid references office_words,
  at timestamptz not null,
  by uuid not null references staff
);
create index on privacy_request_step (request_id, id);
comment on table privacy_request_step is 'What was done for a request: codes and days; words in its office file. Insert and select only.';

create table privacy_request_choice (
  request_id uuid not null references privacy_request,
  item text not null check (item ~ '^[0-9a-f-]{36}:[0-9]{1,4}$'),
  choice text not null check (choice ~ '^[a-z0-9-]{1,40}$'),
  chosen_at timestamptz not null,
  chosen_by uuid not null references staff,
  primary key (request_id, item)
);
comment on table privacy_request_choice is 'For each sentence that is offered: included, or why not, and who said so. The item is the id of sealed words and the number of the sentence.';

create table restriction (
  id uuid primary key,
  request_id uuid not null references privacy_request,
  case_id uuid not null references bis_case,
  person text not null check (person ~ '^p[0-9]{1,3}$'),
  since date not null,
  by uuid not null references staff,
  lifted_on date,
  lifted_by uuid references staff,
  check ((lifted_on is null) = (lifted_by is null))
);
create index on restriction (case_id) where lifted_on is null;
comment on table restriction is 'Data that are kept and not used otherwise, until somebody lifts it (AVG art. 18).';
