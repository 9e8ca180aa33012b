-- A name that was struck through finds nobody and proposes nobody. Each token says of which words it was made, so that it can go with them;
-- whoever is there already is found by the new tokens after the next start, which makes them from the words that still hold.
delete from search_complete where exists (select from name_token);
truncate name_token, identity_token;

alter table name_token add column words uuid not null, drop constraint name_token_pkey, add primary key (token, compartment_id, words);
alter table identity_token add column words uuid not null, add column dated uuid not null,
  drop constraint identity_token_pkey, add primary key (token, compartment_id, person, words, dated);
comment on column name_token.words is 'The sealed words with the name.';
comment on column identity_token.words is 'The sealed words with the name.';
comment on column identity_token.dated is 'The sealed words with the birth date; those with the name where no date is in the token.';
