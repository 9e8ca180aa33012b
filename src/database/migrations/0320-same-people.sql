-- Of some people one word is all that anybody told ("P. Jansen", "Jansen"). They are proposed too, but only where the month and the kind of
-- what happened agree as well: a surname alone says nothing.
alter table identity_token drop constraint identity_token_strength_check;
alter table identity_token add constraint identity_token_strength_check check (strength in ('name-and-birth-date', 'name', 'one-name'));
-- Whoever was there before is found by the new tokens after the next start, which makes them from the sealed words.
delete from search_complete where exists (select from identity_token);

-- What was proposed as the same people and is not. Taken back by ending the row, so that it can be seen what was known when somebody chose.
create table not_same_people (
  id uuid primary key,
  one_case uuid not null references bis_case,
  other_case uuid not null references bis_case,
  said_at timestamptz not null,
  said_by uuid not null references staff,
  ended_at timestamptz,
  ended_by uuid references staff,
  check (one_case < other_case),
  check ((ended_at is null) = (ended_by is null))
);
create unique index on not_same_people (one_case, other_case) where ended_at is null;
create index on not_same_people (other_case) where ended_at is null;
comment on table not_same_people is 'A colleague compared two cases and said that they are not about the same people. No word about anybody.';

-- Which cases are linked is asked for a whole list at once.
create index on fact (case_id) where kind = 'CaseLinked';
