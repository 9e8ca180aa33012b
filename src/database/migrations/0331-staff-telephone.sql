create table staff_telephone (
  staff_id uuid primary key references staff,
  number bytea not null,
  changed_at timestamptz not null,
  changed_by uuid not null references staff
);
comment on table staff_telephone is 'How a colleague is called by the desk and their practice supervisor. Sealed under the key of the house.';
