-- Another supervisor says who: each who came or went is an event of its own. Of before that was kept it says that it changed.
alter table account_event add column about_id uuid references staff,
  add constraint account_event_about check (about_id is null or kind in ('supervisor-added', 'supervisor-removed'));
