-- Tabs that count thousands of ended cases read no rows for it: with what the second fence compares, an index alone tells.
drop index standing_own_closed_idx;
create index standing_own_closed_idx on standing (mediator, closed desc) include (case_id, cause_class, mediates, seconds, allocated, rejected) where closed is not null;
create index standing_rejection_idx on standing (rejection) include (case_id, cause_class, mediates, seconds, closed, allocated, rejected) where rejected is not null;
-- `bis_with_words` answers for many cases at once.
drop function if exists bis_has_words(uuid);
-- Which running cases a mediator has is read once a request.
create index case_access_mediates_idx on case_access (mediates) where mediates is not null and not ended;
create index case_access_seconds_idx on case_access (seconds) where seconds is not null and not ended;
