-- Who has what to do with a case beyond its facts: who may never come near it, who alone may, who follows it to learn, who stands in
-- for a mediator, and who opened it without any of that. No table here may hold a name or words that are not sealed: each reason is
-- sealed under a key of its own, which goes when the people of its case are erased.
create table case_list (
  id uuid primary key,
  case_id uuid not null references bis_case,
  staff_id uuid not null references staff,
  kind text not null check (kind in ('excluded', 'restricted')),
  reason bytea not null,
  key_id bigint unique,
  since timestamptz not null,
  by uuid not null references staff,
  ended_at timestamptz,
  ended_by uuid references staff,
  check ((ended_at is null) = (ended_by is null))
);
create unique index case_list_living on case_list (case_id, staff_id, kind) where ended_at is null;
create index on case_list (staff_id) where ended_at is null;
comment on table case_list is 'excluded: this colleague never. restricted: where a living row of this kind is there, only the colleagues that such rows name.';

create table case_part (
  id uuid primary key,
  case_id uuid not null references bis_case,
  staff_id uuid not null references staff,
  part text not null check (part = 'trainee'),
  mentor uuid not null references staff check (mentor <> staff_id),
  from_day date not null,
  until_day date check (until_day >= from_day),
  given_by uuid not null references staff,
  given_at timestamptz not null,
  ended_at timestamptz
);
create unique index case_part_living on case_part (case_id, staff_id, part) where ended_at is null;
create index on case_part (staff_id) where ended_at is null;
comment on table case_part is 'A trainee reads along, on these days, as long as the mentor is mediator or second mediator on the case and it runs. Both days count.';

create table stand_in (
  id uuid primary key,
  mediator uuid not null references staff,
  stand_in uuid not null references staff check (stand_in <> mediator),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  given_by uuid not null references staff,
  given_at timestamptz not null,
  ended_at timestamptz
);
create index on stand_in (stand_in, until_day) where ended_at is null;
create index on stand_in (mediator, until_day) where ended_at is null;
comment on table stand_in is 'On these days the stand-in is to every running case of this mediator what the mediator is. Both days count.';

create table glass (
  id uuid primary key,
  case_id uuid not null references bis_case,
  staff_id uuid not null references staff,
  reason bytea not null,
  key_id bigint unique,
  opened_at timestamptz not null,
  until timestamptz not null check (until > opened_at and until <= opened_at + interval '60 minutes'),
  review_by date not null,
  reviewed_at timestamptz,
  reviewed_by uuid references staff check (reviewed_by <> staff_id),
  outcome text check (outcome in ('justified', 'talk', 'breach')),
  check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (outcome is null))
);
create index on glass (staff_id, until);
create index on glass (case_id, opened_at);
create index on glass (review_by) where reviewed_at is null;
comment on table glass is 'Somebody opened a case that was none of theirs, with a reason, for an hour at most, to read. Reviewed by somebody else.';
