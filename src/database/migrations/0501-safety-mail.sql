-- Mail to colleagues that somebody did not say to be safe: one for each appointment and receiver, whatever server writes it. No address:
-- it is read when the mail leaves. The id is the one that a mail server sees.
create table safety_mail (
  id uuid not null unique,
  appointment_id uuid not null references appointment on delete cascade,
  staff_id uuid not null references staff on delete cascade,
  made_at timestamptz not null,
  next_try timestamptz,
  tries int not null default 0 check (tries >= 0),
  claimed_at timestamptz,
  unsure boolean not null default false,
  ended_at timestamptz,
  result text check (result in ('sent', 'dropped', 'given-up')),
  error text check (error ~ '^[a-z-]{1,40}$'),
  primary key (appointment_id, staff_id),
  check ((result is null) = (ended_at is null)),
  check ((result is null) = (next_try is not null))
);
create index on safety_mail (next_try) where result is null;
create index on safety_mail (staff_id);
