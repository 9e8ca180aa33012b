-- Looking people up: which dictionary words are new since a server last looked, and whom an identity token names.
alter table name_word add column tx xid8 not null default pg_current_xact_id();
create index on name_word (tx);
comment on column name_word.tx is 'The transaction that added the word: a server reads what others added since, late commits included.';

alter table identity_token
  add column person text not null,
  add column strength text not null check (strength in ('name-and-birth-date', 'name'));
create index on identity_token (compartment_id);
comment on column identity_token.person is 'The person inside the case; another than the compartment''s own where one person told of another.';
