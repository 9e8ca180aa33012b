-- What lists and figures need of a case: computed by src/core/case/standing.ts, stored with every appended fact,
-- rebuilt by bin/rebuild-standing. No rule is written a second time in SQL.
create table standing (
  case_id uuid primary key references bis_case,
  phase text not null,
  registered date not null,
  entry text not null,
  referrer_kind text,
  organisation uuid references organisation,
  via_zsm boolean not null,
  cause text not null,
  cause_class text not null,
  initiative text not null,
  initiator_detained boolean not null,
  accepted date,
  rejected date,
  rejection text,
  allocated date,
  speed text,
  incomplete boolean not null,
  mediator uuid,
  second uuid,
  closed date,
  duration text,
  outcome text,
  form text,
  both_agreed boolean not null,
  age_offender_side text not null,
  age_victim_side text not null,
  young boolean not null,
  policy_asked boolean not null,
  held_for_policy boolean not null,
  names_hidden boolean not null,
  paused_until date,
  incomplete_from date,
  waits_for text not null,
  next text,
  look_again date,
  last_day date not null,
  last_seq int not null
);
create index on standing (mediator) where closed is null;
create index on standing (second) where second is not null;
create index on standing (phase) where phase not in ('closed', 'rejected');
create index on standing (registered);
create index on standing (allocated);
create index on standing (closed);

alter table sealed add fact_seq int;
comment on column sealed.fact_seq is 'The fact that these words belong to, where they came with one.';
