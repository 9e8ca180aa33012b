-- What an institution agreed for a visit, sealed in the compartment of whoever is visited: where somebody is detained is never read by the
-- other side. When to be at the gate and whether the referrer comes along say nothing of a place.
alter table appointment
  add column booking uuid references sealed on delete set null,
  add column gate text check (gate ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column referrer_present text check (referrer_present in ('yes', 'no')),
  add column known_at timestamptz;
create index on appointment (booking) where booking is not null;
comment on column appointment.known_at is 'What was recorded of detention up to here was known when it was planned; null: when it was made. A colleague who takes it over has checked nothing.';
