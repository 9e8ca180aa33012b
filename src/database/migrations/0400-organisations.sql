-- Organisations that turned out to be one. A merge is an event that can be undone; nothing is moved: cases keep the organisation that was
-- recorded with them, and src/core/organisation.ts says what that counts as now.
create table organisation_merge (
  id uuid primary key,
  organisation uuid not null references organisation,
  into_organisation uuid not null references organisation,
  merged_at timestamptz not null,
  merged_by uuid not null references staff,
  undone_at timestamptz,
  undone_by uuid references staff,
  check (organisation <> into_organisation),
  check ((undone_at is null) = (undone_by is null))
);
-- An organisation counts as one other at most.
create unique index on organisation_merge (organisation) where undone_at is null;
create index on organisation_merge (into_organisation) where undone_at is null;
comment on table organisation_merge is 'Which organisation counts as which other, by whom and when. No case is changed by it.';

-- Names that an organisation had before, and other ways in which referrers write it. A colleague read each of them: no name of a person.
create table organisation_name (
  id uuid primary key,
  organisation uuid not null references organisation,
  name text not null check (name <> ''),
  former boolean not null,
  added_at timestamptz not null,
  added_by uuid not null references staff
);
create index on organisation_name (organisation);
comment on table organisation_name is 'Other names by which an organisation is found. Names of organisations only.';

-- Who works there and refers: sealed, and gone some time after the last referral.
create table organisation_person (
  id uuid primary key,
  organisation uuid not null references organisation,
  -- Name, function, telephone and e-mail address, sealed together under the key of the house.
  words bytea not null,
  added_at timestamptz not null,
  added_by uuid not null references staff,
  used_on date not null
);
create index on organisation_person (organisation);
create index on organisation_person (used_on);
comment on table organisation_person is 'People who work at a referring organisation. Sealed; rows go when nobody used them for a term.';

-- Figures and search ask which cases an organisation referred.
create index on standing (organisation) where organisation is not null;
