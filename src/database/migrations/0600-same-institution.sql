-- Somebody detained was recorded anew in other words, and a person looked: it is the institution of the visit. Who looked, when, and up to
-- where, so that what is recorded later warns again.
alter table appointment
  add column looked_to timestamptz,
  add column looked_at timestamptz,
  add column looked_by uuid references staff,
  add check ((looked_to is null) = (looked_at is null) and (looked_at is null) = (looked_by is null));
comment on column appointment.looked_to is 'What was recorded of detention up to here was looked at and found to be the institution of this visit.';
