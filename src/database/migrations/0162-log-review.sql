-- Looking at who looked, once a week. Nothing personal of a case is here: codes, ids and moments. The name and the postcode by which
-- something was found out of the ordinary are compared in memory and written nowhere.
create table log_review (
  week date primary key check (extract(isodow from week) = 1),
  made_at timestamptz not null,
  due date not null,
  looks int not null
);
comment on table log_review is 'One row a week, by its Monday: what was looked at by then has been gone through by the job.';

create table log_finding (
  id bigint generated always as identity primary key,
  week date not null references log_review,
  staff_id uuid not null references staff,
  kinds text[] not null check (cardinality(kinds) > 0),
  case_id uuid references bis_case,
  looks int not null,
  first_at timestamptz not null,
  last_at timestamptz not null
);
create index on log_finding (week);
comment on table log_finding is 'Looking that a person should ask about. Not a verdict. Without a case where it is about many.';

create table log_answer (
  id bigint generated always as identity primary key,
  finding_id bigint not null references log_finding,
  outcome text not null check (outcome in ('explained', 'talk', 'breach')),
  remark bytea not null,
  at timestamptz not null,
  by uuid not null references staff
);
create index on log_answer (finding_id, id desc);
comment on table log_answer is 'What came of it; the newest of a finding counts. The remark is sealed under the key of the house. Insert and select only.';

create table log_review_end (
  week date primary key references log_review,
  at timestamptz not null,
  by uuid not null references staff
);
comment on table log_review_end is 'Who said that a week is done. Insert and select only.';

create table staff_home (
  staff_id uuid primary key references staff,
  postcode bytea not null,
  changed_at timestamptz not null,
  changed_by uuid not null references staff
);
comment on table staff_home is 'Where a colleague lives, to find looking at neighbours. Sealed under the key of the house, given by who wants to.';
