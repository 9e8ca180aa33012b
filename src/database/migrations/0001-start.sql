-- Everything that BIS keeps. Forward only.
-- The role bis_app is made by the migration runner; the server connects and sets it in every transaction.
-- No column outside `sealed` (and the staff's own `staff`, `organisation`) may hold a name, an address, free text,
-- a birth date, a place or day of an event, a prosecution number or a police number.

create table setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid
);
comment on table setting is 'One row a setting. demo = true marks this database as a demo for ever.';

create table staff (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text,
  totp_key_id bigint,
  totp_secret bytea,
  totp_last_step bigint not null default 0,
  roles text[] not null,
  region text,
  active boolean not null default true,
  created_at timestamptz not null
);
comment on table staff is 'Accounts of staff; region only for mediators. The TOTP secret is sealed.';

create table supervision (
  supervisor uuid not null references staff,
  mediator uuid not null references staff,
  primary key (supervisor, mediator)
);

create table session (
  token_hash bytea primary key,
  staff_id uuid not null references staff,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);

create table sign_in_attempt (
  id bigint generated always as identity primary key,
  email_hash bytea not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index on sign_in_attempt (email_hash, at);

create table once_key (
  key uuid primary key,
  owner text not null,
  address text not null,
  location text not null,
  used_at timestamptz not null
);
comment on table once_key is 'A form posted again gets the same answer: the place the first post led to.';

create table organisation (
  id uuid primary key,
  parent uuid references organisation,
  kind text not null,
  name text not null,
  active boolean not null default true
);
comment on table organisation is 'Referring organisations and their sites and units; kind is a referrer kind of src/core/referrer.ts.';

create table bis_case (
  id uuid primary key,
  number text not null unique,
  created_at timestamptz not null
);

create table case_number (
  year int primary key,
  last int not null
);

create table fact (
  case_id uuid not null references bis_case,
  seq int not null check (seq > 0),
  kind text not null check (kind ~ '^[A-Z][A-Za-z]{1,39}$'),
  version smallint not null,
  day date not null,
  recorded timestamptz not null,
  actor text not null,
  payload jsonb not null,
  previous bytea not null,
  hash bytea not null,
  primary key (case_id, seq)
);
comment on table fact is 'The journal. Codes, days and numbers only: no name, address, free text, birth date, place or day of the event, prosecution or police number. Insert and select only.';

create table compartment (
  id uuid primary key,
  case_id uuid not null references bis_case,
  kind text not null check (kind in ('person', 'referrer', 'casework')),
  person text not null default '',
  key_id bigint not null unique,
  unique (case_id, kind, person)
);
comment on table compartment is 'One key each. person = the person''s id inside the case for kind person, else empty.';

create sequence key_id_seq;

create table sealed (
  id uuid primary key,
  compartment_id uuid not null references compartment,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  content bytea not null,
  recorded timestamptz not null,
  recorded_by uuid,
  replaced_by uuid
);
create index on sealed (compartment_id, kind);
comment on table sealed is 'Everything personal or narrative, sealed with its compartment''s key.';

create table name_word (
  token bytea primary key,
  word bytea not null
);
comment on table name_word is 'Sealed dictionary of distinct folded name words; opened into memory at start.';

create table name_token (
  token bytea not null,
  compartment_id uuid not null references compartment,
  primary key (token, compartment_id)
);
create index on name_token (compartment_id);

create table identity_token (
  token bytea not null,
  compartment_id uuid not null references compartment,
  primary key (token, compartment_id)
);
comment on table identity_token is 'Keyed token of folded name and birth date: proposes earlier cases of the same person to the desk.';

create table letter (
  id uuid primary key,
  case_id uuid not null references bis_case,
  compartment_id uuid not null references compartment,
  template text not null,
  language text not null,
  sealed_id uuid not null references sealed,
  made_at timestamptz not null,
  made_by uuid not null references staff
);
comment on table letter is 'A letter that was made, in the compartment of its addressee.';

create table task (
  id uuid primary key,
  case_id uuid not null references bis_case,
  due date,
  sealed_id uuid not null references sealed,
  done_at timestamptz,
  owner uuid not null references staff
);

create table access_log (
  id bigint generated always as identity primary key,
  request_id uuid not null,
  at timestamptz not null,
  staff_id uuid,
  act text not null,
  cases uuid[] not null
);
create index on access_log using gin (cases);
comment on table access_log is 'One row a request that shows case data, written before anything is shown. Insert and select only.';

create table draft (
  token_hash bytea primary key,
  key_id bigint not null unique,
  content bytea not null,
  updated_at timestamptz not null
);
comment on table draft is 'A public referral under way, sealed.';

create table import_row (
  source text not null,
  number text not null,
  content_hash bytea not null,
  case_id uuid not null references bis_case,
  primary key (source, number)
);

create table frozen_figure (
  year int not null,
  figure text not null,
  cell text not null,
  value numeric not null,
  source text not null,
  primary key (year, figure, cell)
);
comment on table frozen_figure is 'Figures as published, never recalculated.';
