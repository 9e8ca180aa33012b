-- Offices of the prosecution service that data are asked from. A row is one version, valid from its day until a later one of the same office;
-- rows are never changed, so that it can be seen where a letter went. What is typed of an office can name somebody who works there: it is
-- sealed under the key of the house.
create table prosecution_office (
  id uuid primary key,
  office uuid not null,
  -- Name, address and contact, sealed together.
  words bytea not null,
  from_day date not null,
  -- From its day on nothing is asked there any more.
  ended boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid not null references staff
);
create index on prosecution_office (office, from_day);
comment on table prosecution_office is 'Where requests for data go, from a day on. Nothing of a case.';
