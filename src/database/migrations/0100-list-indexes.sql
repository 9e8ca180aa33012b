-- Lists ask for running cases by these words. `closed is null` says less: a rejected referral was never closed, so an index on it
-- led through all of them.
create index standing_running_idx on standing (mediator) where phase not in ('closed', 'rejected');
drop index standing_mediator_idx;
-- A mediator's own closed cases, and rejections, of which some can be taken up again: newest first.
create index standing_own_closed_idx on standing (mediator, closed desc) where closed is not null;
create index standing_rejected_idx on standing (rejected desc, case_id) include (rejection) where rejected is not null;
