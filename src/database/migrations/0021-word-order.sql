-- The order in which words were written, where their instants are the same.
alter table sealed add column number bigint generated always as identity;
