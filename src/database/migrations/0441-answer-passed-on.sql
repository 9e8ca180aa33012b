-- An answer of a referrer that came after the case went out is the mediator's to read: to whom it was passed on, as a task.
alter table referrer_question add column passed_to uuid references staff;
comment on column referrer_question.passed_to is 'The mediator who got a task about the answer; null where the case was still the desk''s.';
