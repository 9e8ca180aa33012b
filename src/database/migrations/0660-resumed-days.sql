-- A case that was rejected for a while and taken up again is the desk's from that day on (R-022): a day from before it made the case late at once. As
-- `waiting` in core/case/waiting.ts has it; fourteen days are the setting as it comes, and what is recorded next reckons with the one that is set.
with resumed as (
  select s.case_id, s.look_again, s.waits_for, s.next, turn.day from standing s cross join lateral (
    select f.kind, f.day from fact f where f.case_id = s.case_id and f.kind in ('Allocated', 'Rejected', 'RejectionResumed', 'Closed', 'Reopened')
      and not exists (select from fact k where k.case_id = f.case_id and k.kind = 'Corrected' and (k.payload->>'seq')::int = f.seq)
    order by f.day desc, f.seq desc limit 1) turn
  where turn.kind = 'RejectionResumed' and s.allocated is null and s.phase not in ('closed', 'rejected') and s.look_again is not null and s.waits_for in ('desk', 'policy', 'referrer'))
update standing s set look_again = r.day + 14 from resumed r
  where s.case_id = r.case_id and (r.look_again < r.day or r.waits_for = 'desk' and r.next not in ('settle-referrer-answer', 'lift-hold'));
