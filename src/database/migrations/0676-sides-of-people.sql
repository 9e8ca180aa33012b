-- On which side somebody stands is asked of every case in a list: without this all that ever happened in those cases is read to find it.
create index on fact (case_id, seq) where kind = 'PersonAdded';
