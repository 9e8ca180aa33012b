-- Marks of who asked not to be approached are kept beside the key store as well, where no restore of an older database
-- reaches (src/database/people/keep-marks.ts). For that each has an id, and an id that was taken away never comes back.
alter table not_to_approach add column id uuid unique;
update not_to_approach set id = gen_random_uuid();
alter table not_to_approach alter column id set not null;
comment on column not_to_approach.id is 'Chance alone: it leads to no person and no case.';

create table mark_gone (
  id uuid primary key,
  kept boolean not null default false
);
comment on table mark_gone is 'Marks that were taken away, because somebody came themselves or a stronger one took their place. kept: also said beside the keys. Only ids: whose they were is gone.';
