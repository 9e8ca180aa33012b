-- What is held back before it went out waits for policy, which judges it; once policy agreed to reject it, or what is not accepted, for the desk that rejects
-- (P-10, R-015). As `waiting` in core/case/waiting.ts has it. A question to the referrer goes first, and so does what policy was asked on safety.
with living as (
  select f.case_id, f.kind, f.payload, f.day, f.seq from fact f
    where f.kind in ('HeldBack', 'HoldLifted', 'RejectionAgreed', 'RejectionResumed')
      and not exists (select from fact k where k.case_id = f.case_id and k.kind = 'Corrected' and (k.payload->>'seq')::int = f.seq)),
held as (
  select distinct on (l.case_id) l.case_id, l.kind, l.payload->>'lookAgain' as named from living l
    where l.kind in ('HeldBack', 'HoldLifted') order by l.case_id, l.day desc, l.seq desc),
agreed as (
  select distinct on (l.case_id) l.case_id, l.kind from living l
    where l.kind in ('HeldBack', 'RejectionAgreed', 'RejectionResumed') order by l.case_id, l.day desc, l.seq desc)
update standing s set
    waits_for = case when a.kind = 'RejectionAgreed' then 'desk' else 'policy' end,
    next = case when a.kind = 'RejectionAgreed' then 'reject' else 'lift-hold' end,
    look_again = case when a.kind = 'RejectionAgreed' then s.look_again else coalesce(h.named::date, s.look_again) end
  from agreed a left join held h using (case_id)
  where s.case_id = a.case_id and (h.kind = 'HeldBack' or (a.kind = 'RejectionAgreed' and s.accepted is null)) and s.allocated is null and s.phase not in ('closed', 'rejected')
    and s.waits_for in ('desk', 'prosecution') and s.next is distinct from 'settle-referrer-answer'
    and (s.next is distinct from 'reject' or a.kind is distinct from 'HeldBack');
