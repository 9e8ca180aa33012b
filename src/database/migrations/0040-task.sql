-- A task is sealed with the key of the casework compartment, beside the words of the case and not among them.
alter table task drop column sealed_id, add column compartment_id uuid not null references compartment, add column content bytea not null, add column made_at timestamptz not null;
comment on column task.content is 'What is to be done, sealed.';
create index on task (case_id) where done_at is null;
create index on task (owner) where done_at is null;
