import { PROVIDER_WORDS } from '../../core/case/provider.ts';
import { ALIKE } from './alike.ts';
import { FOLLOWED_UP_HOURS, SAFE_AFTER_MINUTES } from '../../core/appointment.ts';
import { SAFE_KINDS } from '../../core/safe-contact.ts';
import { STRUCK, struckThrough, UNFIND_STRUCK } from './struck.ts';
import { ASKS, looksFor, type Asked } from '../row-security-case.ts';
import { ALL, askedAbout, byCase, DESK, forAll, held, is, own, PRIVACY, ROW, sees, SIGNED_IN, worksOn, type Fence, type Verb } from '../row-security-kinds.ts';

/** Rows with a `compartment_id`. */
const byCompartment = (...verbs: readonly Verb[]): Fence => Object.fromEntries(verbs.map((verb) =>
  [verb, `((select bis_everywhere()) or ${verb === 'read' ? 'bis_sees_place' : 'bis_works_on_place'}(${ROW}.compartment_id))`]));

const quoted = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(', ');
const PROVIDERS = quoted(PROVIDER_WORDS);
/** How somebody is called and reached, and nothing that they told: not of themselves, and not of others (`statement`). */
const REACHED = quoted(['name', 'contact', ...SAFE_KINDS]);
/**
 * Words by what somebody is to the case (P-11): the names to everybody who has a part in it; notes to who mediates it while it runs,
 * to policy and practice supervision, and to the desk until it is sent out; letters to the mediator; who treats somebody to policy and the mediator, who may have to call (P-04); the rest to who writes letters, and to policy until then.
 */
const READS = `declare
  me uuid := bis_user(); desk boolean := bis_is('desk'); door record; own boolean; asked boolean; supervises boolean;
begin
  select place.kind as place, place.person, a.* into door from compartment place join case_access a on a.case_id = place.case_id where place.id = one_place;
  if not found then return false; end if;
  -- What is asked most often, and is true of each of the answers below.
  if (door.mediates = me or door.seconds = me) and (words = 'name' or not door.ended or door.place <> 'casework' and words not in (${PROVIDERS})) and bis_is('mediator') and door.case_id <> all (bis_barred()) then return true; end if;
  if bis_is('privacy-officer') and (bis_asked_about(door.case_id) or words = 'name' and bis_asks() and door.case_id <> all (bis_excluded())) then return true; end if;
  -- While the letter of a request is made: how this one person is reached, and of nobody else anything.
  if bis_is('privacy-officer') and bis_answers(door.case_id, null) then return door.place = 'person' and words in (${REACHED}) and bis_answers(door.case_id, door.person); end if;
  if not bis_sees(door.case_id) then return false; end if;
  if words = 'name' or door.written_in = pg_current_xact_id_if_assigned() then return true; end if;
  own := coalesce(bis_is('mediator') and (door.mediates = me or door.seconds = me), false) or door.case_id = any (bis_followed()) or door.case_id = any (bis_glass())
    or not door.ended and coalesce(door.mediates = any (bis_stands_in()), false) or not door.ended and coalesce(door.seconds = any (bis_stands_in()), false);
  asked := door.policy and bis_is('policy');
  supervises := not door.ended and (coalesce(door.mediates = any (bis_supervised()), false) or coalesce(door.seconds = any (bis_supervised()), false));
  -- What was asked of the prosecution service, and where, stays the desk's: it reminds and takes the answer in.
  if words in ('data-request', 'data-request-letter') and desk then return true; end if;
  return case when words in ('letter', 'visit-booking') then own
    when words in (${PROVIDERS}) then own and not door.ended or asked
    when door.place = 'casework' then own and not door.ended or asked or supervises or desk and not door.sent_out
    else desk or own or asked and not door.sent_out end;
end`;

/**
 * The sealed place of one appointment, or where nobody wrote one the booking that names an institution, once its owner is late to say to be safe: for the desk and their own supervisor, also where they
 * may not open the case, and never for whoever is excluded from it. Hands out this one row, and opens no table.
 */
const MISSED = `a.id = one and a.still_out
    and a.day + a.start::time + (a.minutes + ${SAFE_AFTER_MINUTES}) * interval '1 minute' < bis_instant() at time zone 'Europe/Amsterdam' and a.case_id <> all (bis_excluded())`;
/** Rows in which a supervisor's own mediator did not say to be safe, the other who goes there apart. */
const LED = (row: string, led: string): string => `(${row}safe_at is null and ${row}owner = any (${led}) or ${row}also_safe_at is null and ${row}also = any (${led}))`;
const MISSED_WHERE = `select s.compartment_id, c.key_id, s.kind, s.content
  from appointment a join sealed s on s.id = coalesce(a.words, a.booking) join compartment c on c.id = s.compartment_id where ${MISSED} and (bis_is('desk') or ${LED('a.', 'bis_supervised()')})`;
/**
 * Of a visit at home of which nobody wrote where: the addresses that the case has of who is visited, oldest first, for whoever follows it up. Those of
 * lines that were struck through are none; `returned`: mail came back from there since, so that they may have moved. Hands out these rows, and opens no table.
 */
const MISSED_HOMES = `select c.person, s.compartment_id, c.key_id, s.kind, s.content, exists (select from fact m where m.case_id = c.case_id and m.kind = 'MailReturned' and m.payload->>'person' = c.person
    and (m.day, m.seq) > (f.day, f.seq) and not ${struckThrough('c.case_id', 'm.seq')})
  from appointment a join compartment c on c.case_id = a.case_id and c.kind = 'person' and c.person = any (string_to_array(a.people, ' '))
    join sealed s on s.compartment_id = c.id and s.kind = 'contact' and s.replaced_by is null
    join fact f on f.case_id = a.case_id and f.seq = s.fact_seq and f.kind = 'DetailRecorded' and f.payload->>'channel' = 'post'
  where ${MISSED} and a.place = 'home' and a.words is null and not ${STRUCK}
    and (bis_is('desk') or ${LED('a.', 'bis_supervised()')} or bis_is('mediator', 'practice-supervisor') and bis_works_on(a.case_id))
  order by c.person, f.seq`;
/**
 * Somebody followed up one who is missed there, and what they did: whoever is told may say so, also where they may not open the case, and
 * whoever works on the case. Never of themselves. All conditions stand in the change itself, so that two at once are one.
 */
const FOLLOWED_UP = `with said as (
    update appointment a set safe_at = case when a.owner = who then bis_instant() else a.safe_at end, also_safe_at = case when a.also = who then bis_instant() else a.also_safe_at end
    where ${MISSED} and (a.owner = who and a.safe_at is null or a.also = who and a.also_safe_at is null) and who <> bis_user()
      and (bis_is('desk') or who = any (bis_supervised()) or bis_works_on(a.case_id)) returning a.id),
  kept as (insert into safe_follow_up (appointment_id, staff_id, by, at, how) select id, who, bis_user(), bis_instant(), way from said returning 1)
  select exists (select from kept)`;
/**
 * A follow-up that was a mistake: that colleague is missed again, until somebody ends it, and whoever got no mail because of it gets one after all.
 * By whom it could have been written, and as long as it stands on their lists; never of themselves, nor of a visit that was called off since.
 */
const MISSED_AGAIN = `with visit as (
    select a.id from appointment a where a.id = one and a.status in ('planned', 'held') and who <> bis_user() and a.case_id <> all (bis_excluded())
      and (bis_is('desk') or who = any (bis_supervised()) or bis_works_on(a.case_id))
  ), back as (delete from safe_follow_up f using visit where f.appointment_id = visit.id and f.staff_id = who and f.at > bis_instant() - ${FOLLOWED_UP_HOURS} * interval '1 hour' returning f.appointment_id),
  missed as (update appointment a set safe_at = case when a.owner = who then null else a.safe_at end, also_safe_at = case when a.also = who then null else a.also_safe_at end
    from back where a.id = back.appointment_id returning a.id),
  mailed as (delete from safety_mail m using missed where m.appointment_id = missed.id and m.result = 'dropped')
  select exists (select from missed)`;

/** Not while somebody's data in the case are restricted: then nothing leaves, a link that was given before included. */
const LINKED_QUESTION = `select q.id, q.case_id, s.compartment_id, c.key_id, s.kind, s.content
  from referrer_question q join sealed s on s.id = q.words join compartment c on c.id = s.compartment_id
  where q.token_hash = hash and q.answered_at is null and q.ended_at is null and q.until >= bis_today()
    and not exists (select from restriction x where x.case_id = q.case_id and x.lifted_on is null)`;

const OFFICE_CLOSED = `begin
  if bis_excluded() = '{}' then return false; end if;
  return exists (select from privacy_request r where r.file_id = file and bis_request_closed(r.id))
    or exists (select from privacy_request_step p join office_words w on w.id = p.words where w.file_id = file and bis_request_closed(p.request_id))
    or exists (select from breach b where b.file_id = file and bis_breach_closed(b.id));
end`;
/** The place of the code in hand, as long as something can be added to its case. */
const ADDS_TO = `select a.compartment_id, c.key_id from addition_code a join compartment c on c.id = a.compartment_id join standing t on t.case_id = a.case_id
  where encode(a.token_hash, 'hex') = any (bis_held()) and t.phase not in ('closed', 'rejected')`;
const UNSENT = `select o.id, o.template, o.made_at, o.tries, o.error, o.next_try from outbox o
  where bis_is('administrator') and (o.result = 'given-up' or o.result is null and o.error is not null)`;
/** The same of mail to colleagues: that somebody is missed, and that an account has another address. Whose account it goes to, and of no visit. */
const UNSENT_TO_COLLEAGUES = ['safety_mail', 'account_mail'].map((table) => `select m.id, '${table === 'safety_mail' ? 'safety' : 'address-changed'}', m.made_at, m.tries, m.error, m.next_try, s.name
  from ${table} m join staff s on s.id = m.staff_id where bis_is('administrator') and (m.result = 'given-up' or m.result is null and m.error is not null)`).join(' union all ');

/** As `mayStrike` and `mayPutBack` in core/note.ts: policy where it was asked, and the supervisor of who mediates while that goes on. */
const WATCHES = `begin
  return exists (select from compartment place join case_access a on a.case_id = place.case_id where place.id = one_place and (a.policy and bis_is('policy')
    or not a.ended and (coalesce(a.mediates = any (bis_supervised()), false) or coalesce(a.seconds = any (bis_supervised()), false))));
end`;
/** Back among the words of its case goes only what is there whole, for whoever writes there and struck it, or watches. Hands out nothing. */
const NOTE_BACK = `with kept as (
    select * from note_strike n where n.id = one and n.content is not null and (n.struck_by = bis_user() or bis_watches(n.compartment_id))
      and bis_works_on(n.case_id) and bis_reads(n.compartment_id, 'note') for update
  ), undone as (update note_strike n set content = null, undone_at = bis_instant(), undone_by = bis_user() from kept where n.id = kept.id and n.content is not null returning n.id),
  back as (insert into sealed (id, compartment_id, kind, content, recorded, recorded_by) select note_id, compartment_id, 'note', content, written_at, written_by from kept where id in (select id from undone) returning 1)
  select exists (select from back)`;

export const VAULT_FUNCTIONS: readonly Asked[] = [
  { name: 'bis_addition_place()', returns: 'table (compartment_id uuid, key_id bigint)', definer: true, body: ADDS_TO },
  { name: 'bis_adds_to(one_place uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: `begin return exists (select from (${ADDS_TO}) as given where given.compartment_id = one_place); end` },
  { name: 'bis_unfind_struck(cases uuid[])', returns: 'bigint', definer: true, writes: true, body: UNFIND_STRUCK },
  { name: 'bis_alike(cases uuid[], most int)', returns: 'table (case_id uuid, other uuid, rank int)', definer: true, body: ALIKE },
  // Of these cases, where there is somebody left to erase.
  { name: 'bis_with_words(cases uuid[])', returns: 'setof uuid', definer: true, body: 'select distinct place.case_id from compartment place where place.case_id = any(cases)' },
  // Of one's own running cases, so that a list of names is not asked about name by name; `bis_reads` says the same of each.
  { name: 'bis_own_places()', returns: 'uuid[]', language: 'plpgsql', definer: true, body: "begin return (select coalesce(array_agg(place.id), '{}') from compartment place where place.case_id = any (bis_own())); end" },
  { name: 'bis_asked_place(one_place uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: 'begin return exists (select from compartment place where place.id = one_place and bis_asked_about(place.case_id)); end' },
  { name: 'bis_works_on_place(one_place uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: 'begin return exists (select from compartment place where place.id = one_place and bis_works_on(place.case_id)); end' },
  { name: 'bis_sees_place(one_place uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: 'begin return exists (select from compartment place where place.id = one_place and bis_sees(place.case_id)); end' },
  { name: 'bis_missed(told_in uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: `begin return exists (select from appointment where coalesce(words, booking) = told_in and still_out and day <= bis_today() and bis_sees(case_id)); end` },
  // The desk reads what it makes itself; what the mediator writes to a party is not the desk's (P-11). As in src/letters/rules.ts.
  { name: 'bis_made_at_desk(one uuid, one_place uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: "begin return exists (select from letter where compartment_id = one_place and sealed_id = one and template in ('rejection', 'data-request', 'breach') and bis_sees(case_id)); end" },
  // What the house decided and planned, and nothing about people in cases: for the director too.
  { name: 'bis_house_file(file uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: 'begin return exists (select from foundation_decision where file_id = file) or exists (select from plan_action where file_id = file); end' },
  // A request is known by its own file, and by that of what was given for it.
  { name: 'bis_office_closed(file uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: OFFICE_CLOSED },
  { name: 'bis_missed_where(one uuid)', returns: 'table (compartment_id uuid, key_id bigint, kind text, content bytea)', definer: true, body: MISSED_WHERE },
  { name: 'bis_missed_homes(one uuid)', returns: 'table (person text, compartment_id uuid, key_id bigint, kind text, content bytea, returned boolean)', definer: true, body: MISSED_HOMES },
  // Mail that did not leave, for administrators: when, which template and what kind of fault; not whose it is.
  { name: 'bis_unsent()', returns: 'table (id uuid, template text, made_at timestamptz, tries int, error text, next_try timestamptz)', definer: true, body: UNSENT },
  { name: 'bis_unsent_to_colleagues()', returns: 'table (id uuid, template text, made_at timestamptz, tries int, error text, next_try timestamptz, name text)', definer: true, body: UNSENT_TO_COLLEAGUES },
  { name: 'bis_tray()', returns: 'table (waiting bigint, given_up bigint)', definer: true, body: "select count(*) filter (where o.result is null), count(*) filter (where o.result = 'given-up') from outbox o where bis_is('administrator')" },
  // The question of one link, as long as it can be answered. Hands out its words and opens no table.
  { name: 'bis_question(hash bytea)', returns: 'table (id uuid, case_id uuid, compartment_id uuid, key_id bigint, kind text, content bytea)', definer: true, body: LINKED_QUESTION },
  { name: 'bis_followed_up(one uuid, who uuid, way text)', returns: 'boolean', definer: true, writes: true, body: FOLLOWED_UP },
  { name: 'bis_missed_again(one uuid, who uuid)', returns: 'boolean', definer: true, writes: true, body: MISSED_AGAIN },
  { name: 'bis_knows_appointment(one uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: "begin return exists (select from appointment a where a.id = one and (a.owner = bis_user() or a.also = bis_user() or bis_sees(a.case_id))); end" },
  { name: 'bis_reads(one_place uuid, words text)', returns: 'boolean', language: 'plpgsql', definer: true, body: READS },
  { name: 'bis_watches(one_place uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: WATCHES },
  { name: 'bis_note_back(one uuid)', returns: 'boolean', definer: true, writes: true, body: NOTE_BACK },
];

/** For a request that is open: the file of one person, put right or taken out. */
const ASKED_PLACE = `${PRIVACY} and bis_asked_place(${ROW}.compartment_id)`;

/** By who works on the case, and what a request puts right. */
const CODE = held("encode(token_hash, 'hex')");
/** A note that stands by itself, by whoever wrote it or watches over the case. */
const STRIKES = `kind = 'note' and fact_seq is null and (${own('recorded_by')} or bis_watches(${ROW}.compartment_id)) and bis_works_on_place(${ROW}.compartment_id)`;
const PLACED: Fence = { add: `${byCompartment('add').add} or ${ASKED_PLACE}` };

/** The vault's part of the second fence. Nothing here is changed or taken away by the server but for a request of a person: erasing is a job's. */
export const VAULT_FENCES: Readonly<Record<string, Fence>> = {
  compartment: {
    // The privacy officer: whether there is somebody left to erase.
    read: `${sees('case_id')} or ${PRIVACY} and bis_keeps(${ROW}.case_id) or ${looksFor('case_id')}`,
    add: `${worksOn('case_id')} or ${askedAbout('case_id')}`, remove: askedAbout('case_id'),
  },
  // Where a colleague is who did not say to be safe: the desk reads it although it reads no notes any more.
  sealed: { read: `kind = 'name' and ((select bis_everywhere()) or compartment_id = any ((select bis_own_places())::uuid[])) or bis_reads(${ROW}.compartment_id, ${ROW}.kind) or kind = 'letter' and ${DESK} and bis_made_at_desk(${ROW}.id, ${ROW}.compartment_id) or kind in ('appointment-place', 'visit-booking') and bis_missed(${ROW}.id)`, add: `${PLACED.add} or kind = 'addition' and bis_adds_to(${ROW}.compartment_id)`, change: ASKED_PLACE, remove: `${ASKED_PLACE} or ${STRIKES}` },
  // What was struck is written here and never read, nor changed but by `bis_note_back`.
  note_strike: { read: `bis_reads(${ROW}.compartment_id, 'note')`, add: worksOn('case_id'), hidden: ['content'] },
  // Whoever has the code of a public referral, and who works on the case.
  addition_code: { read: `${CODE} or ${sees('case_id')}`, add: worksOn('case_id'), change: `${CODE} or ${worksOn('case_id')}` },
  letter: { ...byCase('read', 'add'), remove: askedAbout('case_id') },
  breach_letter: byCase('read', 'add', 'change'),
  task: byCase('read', 'add', 'change'),
  // Who went out and did not say to be safe is told to every desk and to their supervisor (P-21), whoever's case it is: day, hour and colleague.
  appointment: {
    read: `${own('owner')} or ${own('also')} or still_out and (${is('desk')} or ${LED('', '(select bis_supervised())::uuid[]')}) or ${sees('case_id')}`,
    add: worksOn('case_id'), change: `${own('owner')} or ${own('also')} or ${worksOn('case_id')}`,
  },
  // Written by `bis_followed_up` alone, and taken back by `bis_missed_again`. The desk and the own supervisor see how a colleague who was missed was followed up, in whatever case.
  safe_follow_up: { read: `${is('desk')} or ${own('staff_id')} or staff_id = any ((select bis_supervised())::uuid[]) or bis_knows_appointment(${ROW}.appointment_id)` },
  // Whoever makes a case queues its mail; nobody reads whose it is, and a job sends it. An administrator lets what did not leave be tried
  // again, in a statement that reads nothing (outbox.ts).
  outbox: { read: ASKED_PLACE, add: byCompartment('add').add!, change: `${is('administrator')} and (result is null or result = 'given-up')`, remove: ASKED_PLACE },
  draft: forAll(held("encode(token_hash, 'hex')")),
  // Whoever holds the link writes the answer in its row, and reads none of it back: its words come through `bis_question`.
  referrer_question: {
    read: `${held("encode(token_hash, 'hex')")} or ${sees('case_id')}`, add: worksOn('case_id'), change: `${held("encode(token_hash, 'hex')")} or ${worksOn('case_id')}`,
  },

  // Sealed words of names, read whole into memory for a search: the roles with that right (src/web/rights.ts), and a request in hand that
  // looks whose it is. Whoever opens the dictionary must be one of these: it goes on from where the last reading stopped.
  name_word: { read: `${is('desk', 'policy', 'mediator', 'practice-supervisor')} or ${ASKS}`, add: ALL },
  name_token: { read: `${byCompartment('read').read} or ${ASKS}`, ...PLACED, remove: ASKED_PLACE },
  identity_token: { ...byCompartment('read'), ...PLACED, remove: ASKED_PLACE },
  search_complete: { read: SIGNED_IN },
  // Erasing for a request keeps a *never* as a mark.
  not_to_approach: { read: `${is('desk', 'mediator')} or ${ASKS}`, add: ASKS, change: ASKS, remove: `${is('desk', 'mediator')} or ${ASKS}` },
};

