-- What the foundation decided about its settings and lists: numbers, days and codes, never a name or a text about people.
-- Rows are added and never changed or removed, so that the settings of any past day can be read again.
create table setting_change (
  id bigint generated always as identity primary key,
  -- A setting, or a list and one of its codes (src/core/case/setting-list.ts).
  name text not null check (name ~ '^[a-z0-9-]{1,40}([.][a-z0-9-]{1,40})?$'),
  value jsonb check (jsonb_typeof(value) in ('number', 'boolean')),
  valid_from date not null,
  -- A planned change that does not go on after all: the same setting and day, and no value.
  takes_back bigint unique,
  decided_by uuid not null references staff,
  decided_at timestamptz not null,
  reason bytea not null,
  check ((value is null) = (takes_back is not null)),
  -- Nothing is decided about a day that has begun, nor taken back: what was done on it was judged on what held.
  check (valid_from > (decided_at at time zone 'Europe/Amsterdam')::date),
  unique (id, name, valid_from),
  foreign key (takes_back, name, valid_from) references setting_change (id, name, valid_from)
);
comment on table setting_change is 'Settings and lists, each from a day on. Insert and select only. The reason is sealed under the key of the house.';
