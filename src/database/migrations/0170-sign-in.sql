-- How colleagues prove who they are, what happened to their accounts, and the review of their rights.
-- Nothing in these tables is a name or a text but `passkey.name`, which is sealed under the house's key.

-- Everybody signs in once more: a session now says how it was opened.
delete from session;
alter table session
  add column id uuid not null unique,
  add column how text not null check (how in ('code', 'passkey', 'recovery', 'organisation', 'set-up', 'demo')),
  add column browser text not null check (browser ~ '^[a-z-]{1,40}$'),
  add column must_renew boolean not null default false;
comment on column session.id is 'Names a session to its owner, who may end it; opens nothing.';
comment on column session.browser is 'A family of browsers and of machines, a code of src/web/browser.ts. What the browser calls itself is not kept.';
comment on column session.must_renew is 'Opened with a recovery code: nothing but a new second factor until there is one.';
create index on session (staff_id);

alter table staff
  add column signed_in_at timestamptz,
  add column organisation_subject bytea unique;
comment on column staff.organisation_subject is 'Keyed hash of who the organisation''s own sign-in says this is; set at the first sign-in that way.';

create table passkey (
  id uuid primary key,
  staff_id uuid not null references staff on delete cascade,
  credential bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  device text not null check (device in ('singleDevice', 'multiDevice')),
  backed_up boolean not null,
  name bytea not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index on passkey (staff_id);
comment on table passkey is 'Public keys only; the name that its owner gave it is sealed.';

create table recovery_code (
  staff_id uuid not null references staff on delete cascade,
  hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (staff_id, hash)
);
comment on table recovery_code is 'Keyed hashes; the key lies outside the database.';

create table account_event (
  id uuid primary key,
  staff_id uuid not null references staff on delete cascade,
  at timestamptz not null,
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  by_id uuid
);
create index on account_event (staff_id, at);
comment on table account_event is 'What happened to an account, for its owner and the administrator. Insert and select only.';

create table account_event_seen (
  event_id uuid primary key references account_event on delete cascade,
  at timestamptz not null,
  by_id uuid not null
);
comment on table account_event_seen is 'That an administrator followed up a loud event. Insert and select only.';

create table conduct_acceptance (
  staff_id uuid not null references staff on delete cascade,
  version int not null,
  at timestamptz not null,
  primary key (staff_id, version)
);
comment on table conduct_acceptance is 'Who accepted which version of the code of conduct. Insert and select only.';

create table rights_review (
  id uuid primary key,
  started_at timestamptz not null,
  started_by uuid not null
);
create table rights_review_decision (
  review_id uuid not null references rights_review,
  staff_id uuid not null references staff on delete cascade,
  at timestamptz not null,
  by_id uuid not null,
  decision text not null check (decision in ('kept', 'reduced', 'ended')),
  roles_before text[] not null,
  roles_after text[] not null,
  primary key (review_id, staff_id)
);
create table rights_review_end (
  review_id uuid primary key references rights_review,
  at timestamptz not null,
  by_id uuid not null
);
comment on table rights_review is 'The quarterly review of who may do what. These three: insert and select only.';
