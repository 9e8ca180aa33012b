-- Words of requests and breaches have a term, and somebody looks before they go (decision 36). What stays of a file whose words went:
-- its number, codes and days in the registers, and this row.
alter table office_file
  add column reviewed_for date,
  add column reviewed_at timestamptz,
  add column reviewed_by uuid references staff,
  add column held_until date,
  add column held_reason text check (held_reason ~ '^[a-z0-9-]{1,40}$'),
  add column erased_on date,
  add check ((reviewed_for is null) = (reviewed_at is null)),
  add check ((reviewed_at is null) = (reviewed_by is null)),
  add check ((held_until is null) = (held_reason is null));
comment on column office_file.reviewed_for is 'The end of its term that somebody looked at: another end is looked at anew.';
