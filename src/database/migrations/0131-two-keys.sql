-- Two keys (R-056): a report to somebody outside goes into the journal only where everybody concerned lives in consent to it, whoever puts
-- it there and by whatever way. This tells src/core/case/report-back.ts a second time, on purpose; no other rule is told twice.
-- A property test holds both against each other (src/database/two-keys.test.ts).
--
-- What the case was like before fact `before_seq`, at the end of day `at_day`: corrected facts left out, by day, then by number.
create function everyone_consents(of_case uuid, before_seq int, at_day date, to_receiver text, in_words text, in_text int) returns boolean
language sql stable as $$
  with past as (
    select f.seq, f.day, f.kind, f.payload, f.payload->>'person' as person from fact f
    where f.case_id = of_case and f.seq < before_seq and f.day <= at_day and not exists (
      select from fact c where c.case_id = of_case and c.seq < before_seq and c.kind = 'Corrected' and (c.payload->>'seq')::int = f.seq)
  ), taking_part as (
    select p.person, p.payload->>'side' as side, p.payload->>'referredItself' = 'yes' or exists (
      select from past x where (x.day, x.seq) > (p.day, p.seq) and (
        (x.kind = 'Approached' and x.person = p.person and x.payload->>'reminder' = 'no')
        or (x.kind = 'IntakeHeld' and x.person = p.person)
        or (x.kind = 'CaseLinked' and x.payload->>'link' = 'other-side' and (x.person is null or x.person = p.person))
      )) as knows, exists (select from past x where x.kind = 'Died' and x.person = p.person and (x.day, x.seq) > (p.day, p.seq)) as dead
    from past p where p.kind = 'PersonAdded'
  ), concerned as (
    select person, side, dead from taking_part where side = 'a' or knows
  ), consent as (
    select distinct on (person) person, kind = 'ReportBackConsented' as given, payload->>'words' as words, (payload->>'textNumber')::int as text
    from past where kind in ('ReportBackConsented', 'ReportBackConsentWithdrawn') and payload->>'receiver' = to_receiver
    order by person, day desc, seq desc
  )
  select exists (select from concerned where side = 'a') and exists (select from concerned where side = 'b') and not exists (
    select from concerned p left join consent c on c.person = p.person
    where p.dead or not coalesce(c.given and c.words = in_words and c.text is not distinct from in_text, false))
$$;

-- The text that a receiver would get, at that moment: the last that was written for it.
create function report_text(of_case uuid, before_seq int, at_day date, to_receiver text) returns int
language sql stable as $$
  select (f.payload->>'number')::int from fact f
  where f.case_id = of_case and f.seq < before_seq and f.day <= at_day and f.kind = 'ReportTextWritten' and f.payload->>'receiver' = to_receiver and not exists (
    select from fact c where c.case_id = of_case and c.seq < before_seq and c.kind = 'Corrected' and (c.payload->>'seq')::int = f.seq)
  order by f.day desc, f.seq desc limit 1
$$;

-- A report of version 1 is of before texts had numbers; only a journal that is put back still brings one.
create function refuse_report_without_consent() returns trigger language plpgsql as $$
declare
  to_receiver text := new.payload->>'receiver';
  in_words text := new.payload->>'words';
  in_text int := (new.payload->>'textNumber')::int;
begin
  if in_words = 'agreed-text' and new.version > 1 and in_text is distinct from report_text(new.case_id, new.seq, new.day, to_receiver)
    or in_words = 'agreed-text' and new.version > 1 and in_text is null
    or in_words is distinct from 'agreed-text' and in_text is not null
    or not everyone_consents(new.case_id, new.seq, new.day, to_receiver, in_words, in_text) then
    raise exception 'a report without a living consent of everybody concerned' using errcode = 'check_violation', constraint = 'two_keys', table = 'fact';
  end if;
  return null;
end $$;

-- After the statement, so that facts put in together see each other.
create constraint trigger two_keys after insert on fact for each row when (new.kind = 'ReportedBack') execute function refuse_report_without_consent();
