-- An answer is made after it was decided, and somebody can have said meanwhile that post is not safe. What of a case was read when the way of
-- the answer was last weighed is kept, so that what was told since asks for it anew. Of what was weighed before this nobody knows it: it is
-- asked once more.
alter table privacy_request_person add column weighed int, add column done_at timestamptz;
comment on column privacy_request_person.weighed is 'Number of the last fact of the case when it was weighed how the answer gets to this person.';
comment on column privacy_request_person.done_at is 'When this person''s data in this case were erased or restricted for this request: of a case that is chosen afterwards they are not.';

update privacy_request_person p set done_at = s.at
  from (select request_id, max(at) as at from privacy_request_step where kind in ('erased', 'restricted') group by request_id) s
  where s.request_id = p.request_id and p.added_at <= s.at;
