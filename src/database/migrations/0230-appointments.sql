-- Appointments of mediators: when, what kind, what kind of place, with whom of the case. Where exactly is sealed among the words of the
-- casework; nothing here names anybody. Moving one makes another that replaces it, so that who asked for it stays known.
create table appointment (
  id uuid primary key,
  case_id uuid not null references bis_case,
  owner uuid not null references staff,
  day date not null,
  start text not null check (start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes int not null check (minutes between 5 and 720),
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  place text not null check (place ~ '^[a-z-]{1,40}$'),
  people text not null check (people ~ '^(p[0-9]{1,3}( p[0-9]{1,3})*)?$'),
  words uuid references sealed on delete set null,
  status text not null check (status in ('planned', 'moved', 'cancelled', 'held')),
  asked_by text check (asked_by ~ '^[a-z-]{1,40}$'),
  reason text check (reason ~ '^[a-z-]{1,40}$'),
  replaces uuid references appointment,
  made_at timestamptz not null,
  settled_at timestamptz,
  safe_at timestamptz,
  check ((status = 'planned') = (settled_at is null))
);
create index on appointment (case_id);
create index on appointment (owner, day) where status in ('planned', 'held');
create index on appointment (words);
comment on table appointment is 'Hours are those of the clock on the wall in Amsterdam. safe_at: when its owner said to be safe afterwards.';
