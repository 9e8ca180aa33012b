-- Each of two who go to one appointment says for themselves to be safe (P-21). Until now one word stood for both.
alter table appointment add column also_safe_at timestamptz check (also_safe_at is null or also is not null);
update appointment set also_safe_at = safe_at where also is not null;
comment on column appointment.also_safe_at is 'When the other mediator was known to be safe afterwards.';
comment on column appointment.safe_at is 'When its owner was known to be safe afterwards: said so, or a colleague followed it up (safe_follow_up).';
-- Asked for on every page of whoever has to act: one definition for the fences, the questions and the index.
alter table appointment add column still_out boolean not null generated always as (
  (safe_at is null or also is not null and also_safe_at is null) and status in ('planned', 'held') and place not in ('office', 'not-in-person')) stored;
drop index appointment_not_safe_idx;
create index appointment_still_out_idx on appointment (day) where still_out;
-- Looked up for every appointment that is erased.
create index on appointment (replaces) where replaces is not null;
