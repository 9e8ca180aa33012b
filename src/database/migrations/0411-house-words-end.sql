-- Words of decisions and of the year plan have a term too, and somebody looks before they go (decision 41): they lie in an office file with
-- a key of its own. What was written before lies under the key of the house, and a job moves it at its next round.
alter table foundation_decision
  add column file_id uuid unique references office_file,
  alter column what drop not null,
  alter column why drop not null,
  add check ((file_id is null) = (what is not null)),
  add check ((what is null) = (why is null));
alter table plan_action
  add column file_id uuid unique references office_file,
  alter column what drop not null,
  add check ((file_id is null) = (what is not null));
comment on table foundation_decision is 'Insert and select only: a decision that no longer holds is followed by another. The words go at the end of their term; number, day and who stay.';
