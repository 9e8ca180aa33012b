-- The access log and the heads of all journals in one chain, made every few seconds by a job. Nothing here is personal: numbers, ids
-- of cases, and codes that only the key store can make (decision 12). The server's role may read these and add nothing.
create table log_seal (
  number bigint primary key check (number > 0),
  sealed_at timestamptz not null,
  last_line bigint not null,
  lines_until xid8 not null,
  lines_after bigint not null,
  facts_until xid8 not null,
  facts_after uuid not null,
  full_batch boolean not null,
  heads int not null,
  heads_hash bytea not null,
  previous bytea not null,
  code bytea not null
);
comment on table log_seal is 'One row a round that had something to seal; number without gaps. lines_until, facts_until: everything of earlier transactions is in, and of that one itself up to a line, or a case.';

create table log_line (
  number bigint primary key check (number > 0),
  log_id bigint not null unique,
  seal bigint not null references log_seal,
  code bytea not null
);
create index on log_line (seal);
comment on table log_line is 'The number of a line of the access log, without gaps, and its code, which holds the code of the line before.';

create table log_head (
  case_id uuid not null,
  seq int not null,
  hash bytea not null,
  seal bigint not null references log_seal,
  primary key (case_id, seq)
);
create index on log_head (seal);
comment on table log_head is 'Where the journal of a case stood when it was sealed. No reference to the case: it must stay when the case is taken out.';

create table log_check (
  id bigint generated always as identity primary key,
  checked_at timestamptz not null,
  seal bigint not null,
  lines bigint not null,
  cases bigint not null,
  faults jsonb not null
);
comment on table log_check is 'What a check found: codes, numbers and ids of cases. The newest counts.';
