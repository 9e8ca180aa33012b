-- A letter is kept as it left the house, and a task as it was written: sealed with the key of their compartment, beside
-- the words of the case and not among them, so that opening a case file does not open every letter in it.
alter table letter drop column sealed_id, add column content bytea not null, add column person text not null default '';
comment on column letter.content is 'The PDF, sealed with the key of the addressee''s compartment.';
comment on column letter.person is 'The addressee inside the case, p1…; empty for the prosecution service.';
create index on letter (case_id);

alter table task drop column sealed_id, add column compartment_id uuid not null references compartment, add column content bytea not null, add column made_at timestamptz not null;
comment on column task.content is 'What is to be done, sealed with the key of the casework compartment.';
create index on task (case_id) where done_at is null;
create index on task (owner) where done_at is null;
