-- A search looks at the newest referrals whose organisation is not one of the list; without this it would look at every case.
create index standing_unplaced_idx on standing (registered desc, case_id) where organisation is null and entry = 'professional';
