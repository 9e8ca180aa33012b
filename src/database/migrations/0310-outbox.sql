-- Mail that is still to leave, or left. Which template, and in whose compartment the address lies: the address itself is read there when
-- the mail leaves, so that there is no second copy of it, and the row goes with the compartment.
create table outbox (
  id uuid primary key,
  compartment_id uuid not null references compartment,
  template text not null check (template ~ '^[a-z-]{1,40}$'),
  language text not null check (language ~ '^[a-z-]{1,40}$'),
  made_at timestamptz not null,
  next_try timestamptz,
  tries int not null default 0 check (tries >= 0),
  claimed_at timestamptz,
  unsure boolean not null default false,
  ended_at timestamptz,
  result text check (result in ('sent', 'dropped', 'given-up')),
  error text check (error ~ '^[a-z-]{1,40}$'),
  check ((result is null) = (ended_at is null)),
  check ((result is null) = (next_try is not null))
);
create index on outbox (next_try) where result is null;
create index on outbox (compartment_id);
comment on table outbox is 'Template, moments and codes. No address, no name, no text. The id is the one that a mail server sees.';
comment on column outbox.claimed_at is 'Being sent since: set before the conversation with the mail server and taken away after it. Found long afterwards, nobody knows whether the mail left.';
comment on column outbox.unsure is 'It may have left once already: it is sent at most once more, under the same id.';
