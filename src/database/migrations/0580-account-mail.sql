-- Mail to the address that an account had until now: the owner learns of a change that somebody else made. Here the address has to wait with
-- it, for the account has another one already: sealed under the key of the house, and gone as soon as it is known how it went.
create table account_mail (
  id uuid primary key,
  staff_id uuid not null references staff on delete cascade,
  address bytea,
  made_at timestamptz not null,
  next_try timestamptz,
  tries int not null default 0 check (tries >= 0),
  claimed_at timestamptz,
  unsure boolean not null default false,
  ended_at timestamptz,
  result text check (result in ('sent', 'dropped', 'given-up')),
  error text check (error ~ '^[a-z-]{1,40}$'),
  check ((result is null) = (ended_at is null)),
  check ((result is null) = (next_try is not null)),
  check (result is not null or address is not null)
);
create index on account_mail (next_try) where result is null;
create index on account_mail (staff_id);
