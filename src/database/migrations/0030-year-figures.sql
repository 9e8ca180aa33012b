-- The year page reads one year of standings and nothing else of them: these answer it from the index alone.
-- `registered` alone was there before and is covered now.
drop index standing_registered_idx;
create index standing_registered_idx on standing (registered)
  include (allocated, rejected, rejection, entry, referrer_kind, initiative, initiator_detained, cause, speed, age_offender_side, age_victim_side);
create index standing_closed_year_idx on standing (closed) include (cause_class, outcome, form, duration) where outcome is not null;
