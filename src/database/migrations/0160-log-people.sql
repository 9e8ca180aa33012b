-- Who in a case was shown, beside which case: `people[n]` belongs to `cases[n]` and names persons inside that case ("p1 p3"), or is
-- empty where the case was shown without anybody in it. Lines of before this migration name nobody: '{}' means not recorded.
-- The index on `cases` finds a person too: a person is looked for within one case.
alter table access_log
  add column people text[] not null default '{}',
  add column tx xid8 not null default pg_current_xact_id(),
  add constraint access_log_people check (people = '{}' or cardinality(people) = cardinality(cases));
create index on access_log (tx, id);
comment on column access_log.tx is 'The transaction that added the line: the job that seals takes lines in once every transaction before has ended.';

alter table fact add column tx xid8 not null default pg_current_xact_id();
create index on fact (tx, case_id);
comment on column fact.tx is 'The transaction that added the fact: the job that seals finds which journals grew. Not part of the chain.';
