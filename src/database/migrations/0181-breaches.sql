-- Breaches of personal data (AVG art. 33(5): every one, told to the authority or not). Codes, instants and counts; words are sealed.
create table breach (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('misdirected', 'sender-visible', 'lost', 'stolen', 'looked-without-need', 'published', 'wrongly-erased', 'intruder', 'other')),
  happened_at timestamptz,
  discovered_at timestamptz not null,
  data_kinds text[] not null,
  people int not null check (people >= 0),
  letter_id uuid,
  file_id uuid not null unique references office_file,
  reported_at timestamptz not null,
  reported_by uuid not null references staff
);
create index on breach (discovered_at);
comment on column breach.letter_id is 'The letter that it began with; no reference, so that the letter can be erased.';

create table breach_person (
  breach_id uuid not null references breach,
  case_id uuid not null references bis_case,
  person text not null default '' check (person ~ '^(p[0-9]{1,3})?$'),
  added_at timestamptz not null,
  added_by uuid not null references staff,
  primary key (breach_id, case_id, person)
);
comment on table breach_person is 'Whom it touches: a person of a case, or, where that is not known, the whole case.';

create table breach_step (
  id bigint generated always as identity primary key,
  breach_id uuid not null references breach,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  code text check (code ~ '^[a-z0-9-]{1,40}$'),
  happened_at timestamptz not null,
  words uuid references office_words,
  at timestamptz not null,
  by uuid not null references staff
);
create index on breach_step (breach_id, id);
comment on table breach_step is 'Weighed, told, learned, closed. Insert and select only.';
