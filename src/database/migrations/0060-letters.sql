-- What a letter was made from: where a release was withdrawn or an address changed after that fact, the letter may no
-- longer leave. Numbers tell the order for sure; clocks of two requests at the same time do not.
alter table letter add column read_up_to int not null;
create index on letter (case_id);
comment on column letter.read_up_to is 'Number of the last fact of the case when the letter was made.';

-- Searching by policy begins with the cases on which policy was asked something.
create index on fact (case_id) where kind in ('PolicyAnswered', 'HeldBack', 'RejectionAgreed');
