-- Two mediators of a case come to one appointment: the other one has it in the agenda as well. Who says to be safe afterwards stays its owner.
alter table appointment add column also uuid references staff check (also <> owner);
create index on appointment (also, day) where also is not null and status in ('planned', 'held');
comment on column appointment.also is 'The other mediator of the case where both come; null where its owner comes alone.';
