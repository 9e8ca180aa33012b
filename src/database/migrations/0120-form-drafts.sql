-- What colleagues are typing in a form, until they send it or throw it away.
create table form_draft (
  staff_id uuid not null references staff,
  action text not null check (action ~ '^/'),
  opens text not null check (opens ~ '^/'),
  case_id uuid references bis_case,
  compartment_id uuid references compartment,
  key_id bigint unique,
  content bytea not null,
  updated_at timestamptz not null,
  primary key (staff_id, action, opens),
  check ((compartment_id is null) <> (key_id is null)),
  check (compartment_id is null or case_id is not null)
);
create index on form_draft (case_id);
create index on form_draft (compartment_id);
create index on form_draft (updated_at);
comment on table form_draft is 'One a form and writer, for nobody else. In a case sealed with the key of its casework compartment, elsewhere with a key of its own.';
comment on column form_draft.action is 'Where the form posts to.';
comment on column form_draft.opens is 'The address that opens the form again.';

-- Who of the staff has a page of a case open. Says nothing that the access log does not say, and not for long.
create table presence (
  staff_id uuid not null references staff,
  case_id uuid not null references bis_case,
  form text,
  since timestamptz not null,
  seen_at timestamptz not null,
  primary key (case_id, staff_id)
);
create index on presence (staff_id);
create index on presence (seen_at);
comment on column presence.form is 'Title of the form that is open, which names nobody; null where a page is only read.';
