-- How a colleague gets a password and a code: by a link that an administrator hands over, once.
-- Its own columns and no e-mail: only a hash of the link is kept, and it ends.
alter table staff
  add column set_up_hash bytea unique,
  add column set_up_until timestamptz,
  add constraint staff_set_up check ((set_up_hash is null) = (set_up_until is null));
comment on column staff.set_up_hash is 'Hash of a one-time link that lets its holder choose a password and a code.';

-- The privacy officer asks for a day.
create index on access_log (at);
