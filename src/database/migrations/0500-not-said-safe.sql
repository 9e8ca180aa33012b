-- Asked for on every page of whoever has to act (P-21): few rows, whatever the age of the house.
create index appointment_not_safe_idx on appointment (day) where safe_at is null and status in ('planned', 'held') and place not in ('office', 'not-in-person');
