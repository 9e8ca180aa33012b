-- With a code that the receipt of a public referral tells, whoever sent it can add something to it later.
create table addition_code (
  token_hash bytea primary key,
  case_id uuid not null references bis_case,
  compartment_id uuid not null references compartment on delete cascade,
  received_at timestamptz,
  read_at timestamptz,
  read_by uuid references staff,
  check ((read_at is null) = (read_by is null))
);
create index on addition_code (case_id);
create index on addition_code (compartment_id);
comment on table addition_code is 'One a public referral. The code itself is kept nowhere; what was added is words in that compartment. Goes with it.';
comment on column addition_code.received_at is 'When something was added last. Read before that: there is something new.';
