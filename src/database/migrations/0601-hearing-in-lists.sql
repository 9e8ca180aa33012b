-- The day of the hearing stands beside the journal, so that the lists of the desk can put a case first of which it comes near.
alter table standing add column hearing date;
comment on column standing.hearing is 'Day of the hearing, as last recorded; null where nobody knows.';
update standing s set hearing = (select (f.payload->>'hearing')::date from fact f where f.case_id = s.case_id and f.kind = 'CriminalStageRecorded'
    and not exists (select from fact k where k.case_id = f.case_id and k.kind = 'Corrected' and (k.payload->>'seq')::int = f.seq)
  order by f.day desc, f.seq desc limit 1);
