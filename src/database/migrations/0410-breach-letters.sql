-- Of a letter that tells somebody of a breach (template 'breach'): which breach, and when it left. The letter itself lies sealed in its
-- addressee's compartment like any other, and this goes with it.
create table breach_letter (
  letter_id uuid primary key references letter on delete cascade,
  case_id uuid not null references bis_case,
  breach_id uuid not null references breach,
  sent_on date,
  sent_at timestamptz,
  sent_by uuid references staff,
  check ((sent_on is null) = (sent_at is null)),
  check ((sent_at is null) = (sent_by is null))
);
create index on breach_letter (breach_id);
create index on breach_letter (case_id);
comment on table breach_letter is 'Made in a case, counted with its breach. Codes and days; no word of the letter.';
