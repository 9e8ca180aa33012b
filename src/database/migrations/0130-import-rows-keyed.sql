-- What a row of an import was like is kept under a key of the store: a plain hash could be tried with a list of names, in an old backup
-- too. Rows of before are keyed at the next start (src/database/import-rows.ts), which this lets by; none without a key is added.
alter table import_row add constraint import_row_keyed check (length(content_hash) in (0, 16)) not valid;
comment on column import_row.content_hash is 'Keyed; empty once the people of the case are erased.';
