-- What people are found by is in no backup and not in the write-ahead log: from an older copy of these tables and today's
-- keys, the name of somebody who was erased could be read. They are made anew from the sealed words that still open
-- (src/database/people/rebuild-search.ts), after a crash, which empties them, and after a restore.
alter table name_token set unlogged;
alter table identity_token set unlogged;
alter table name_word set unlogged;

create unlogged table search_complete (
  complete boolean primary key check (complete)
);
comment on table search_complete is 'One row while everybody can be found. Gone after a crash, like what it speaks of.';
insert into search_complete values (true);
