-- Cases that the daily look at lists had to leave as they were: their journal does not hold, or the rules make nothing of it. One row a case
-- as long as that is so. The administrator who is told sees no case: so the number stands here as well.
create table case_left_out (
  case_id uuid primary key references bis_case on delete cascade,
  number text not null,
  found_at timestamptz not null
);
comment on table case_left_out is 'found_at: since when.';
