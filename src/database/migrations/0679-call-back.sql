-- Whoever asked to be called first, as the rules read it from the journal (asksForCall in core/case/missing.ts); what is recorded next, and the daily look, put right what this misses.
alter table standing add column call_back boolean not null default false;
update standing s set call_back = true from fact f
  where f.case_id = s.case_id and f.kind = 'Referred' and f.payload->>'callBack' = 'yes' and s.phase = 'referral'
    and (s.entry = 'self' or not exists (select from fact a where a.case_id = s.case_id and a.kind = 'AgreementConfirmed' and a.payload->>'clientAgrees' = 'yes'));
