-- What a check found and somebody looked into: a restore, a clock that was set back, or worse. It stays on the page with the
-- reason and is no longer called out on the start pages. The fault itself stays as it is.
create table log_settled (
  id bigint generated always as identity primary key,
  fault text not null unique,
  remark bytea not null,
  at timestamptz not null,
  by uuid not null references staff
);
comment on table log_settled is 'One row a fault, in its codes; the reason is sealed under the key of the house. Insert and select only.';
