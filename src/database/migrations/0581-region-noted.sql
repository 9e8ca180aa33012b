-- Where a mediator works is `mediator_period`: postcodes, from a day on. The name of a region that was typed with an account is kept as it was,
-- and written by nothing any more: it is shown to who records the postcodes, as long as there are none.
comment on column staff.region is 'Noted before postcodes were kept; shown where none were recorded. Written by nothing.';
