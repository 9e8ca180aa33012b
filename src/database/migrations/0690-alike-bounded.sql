-- Which cases seem to be about the same people is asked with how many rows of each are enough.
drop function if exists bis_alike(uuid[]);
