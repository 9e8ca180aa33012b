-- Links by which a referrer opens and answers a question of the desk. The words of both lie with the other words of the referrer; here is only
-- the keyed hash of the code in the link, and for a few seconds the sealed answer, until a job writes it into the case.
create table referrer_question (
  id uuid primary key,
  case_id uuid not null references bis_case,
  number int not null check (number between 1 and 99),
  words uuid references sealed on delete set null,
  token_hash bytea not null unique,
  until date not null,
  made_by uuid not null references staff,
  made_at timestamptz not null,
  answer bytea,
  answered_at timestamptz,
  ended_at timestamptz,
  check (answer is null or answered_at is not null)
);
create index on referrer_question (case_id);
create index on referrer_question (words);
create index on referrer_question (answered_at) where answer is not null;
comment on table referrer_question is 'until: the last day on which the link opens. ended_at: used, withdrawn, or replaced by another link. answer: under the key of the referrer''s compartment.';
