-- Which words came with a line that was struck through is asked wherever words are read.
create index on fact (case_id) where kind = 'Corrected';
