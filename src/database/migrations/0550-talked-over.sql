-- When a practice supervisor last talked a case over with its mediator, as the rules read it from the journal.
alter table standing add column talked_over date;
