-- Four bytes of a keyed hash over what was posted: the same key with other words, after the back button, is not the same post. Null where the
-- form held what lets somebody in, and before this.
alter table once_key add column words bytea check (length(words) = 4);
comment on table once_key is 'A form posted again gets the same answer: the place the first post led to. words: tells whether it is the same post.';
