-- A note that was struck through: that it was written and struck stays, its words are no longer among those of the case. No key to the
-- note: its row of words is gone. Where they went at once, content is empty; else they lie here sealed as they were, for nobody who reads.
create table note_strike (
  id uuid primary key,
  case_id uuid not null references bis_case,
  compartment_id uuid not null references compartment,
  note_id uuid not null,
  written_at timestamptz not null,
  written_by uuid,
  reason text not null check (reason ~ '^[a-z-]{1,40}$'),
  why uuid references sealed on delete set null,
  content bytea,
  -- The words went at once.
  wiped boolean not null,
  struck_at timestamptz not null,
  struck_by uuid not null references staff,
  undone_at timestamptz,
  undone_by uuid references staff,
  check ((undone_at is null) = (undone_by is null)),
  check ((content is null) = (wiped or undone_at is not null)),
  check (undone_at is null or not wiped)
);
comment on column note_strike.content is 'The note, sealed under the key of its compartment. The server writes it and never reads it: putting it back is the only way to it.';
comment on column note_strike.why is 'Own words beside the reason, among the words of the casework.';
create unique index on note_strike (note_id) where undone_at is null;
create index on note_strike (case_id);
create index on note_strike (compartment_id);
create index on note_strike (why);
