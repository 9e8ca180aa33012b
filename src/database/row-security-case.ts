import { DESK, is, PRIVACY } from './row-security-kinds.ts';
import { REGION } from './region.ts';
import { LEFT_BEHIND } from './row-security-left.ts';

/** Written by this very transaction: a new referral, or a hand-back that takes one's own case away. Nobody can claim it later. */
export const TOUCHED = 'written_in = (select pg_current_xact_id_if_assigned())';

/** What a user is to a case, as conditions on a row of `case_access` under this name. */
const doorOf = (name: string) => ({
  touched: `${name}.${TOUCHED}`,
  mediates: `(${is('mediator')} and (select bis_user()) in (${name}.mediates, ${name}.seconds))`,
  policy: `(${name}.policy and ${is('policy')})`,
  supervises: `(not ${name}.ended and (${name}.mediates = any ((select bis_supervised())::uuid[]) or ${name}.seconds = any ((select bis_supervised())::uuid[])))`,
});

/** A stand-in on these days. Each list is made once a transaction, when its user is known (`LISTS` below). */
const standsIn = "(not case_access.ended and (case_access.mediates = any ((select bis_stands_in())::uuid[]) or case_access.seconds = any ((select bis_stands_in())::uuid[])))";

const own = doorOf('case_access');

/**
 * The privacy officer, with the open request in hand of somebody who proved who they are, looks for the cases that it is about: codes,
 * days and names, of no case from which this officer is excluded.
 */
export const ASKS = `(${PRIVACY} and (select bis_asks()))`;
export const looksFor = (column: string): string => `(${ASKS} and ${column} <> all ((select bis_excluded())::uuid[]))`;

const relation = (readers: string): string => `${own.touched} or (select bis_everywhere())
  or (${DESK} or ${own.mediates} or ${own.policy} or ${own.supervises} or ${standsIn} ${readers}) and case_id <> all ((select bis_barred())::uuid[])`;

/** The relations of src/web/relation.ts in which somebody writes. Whoever is kept away from a case is so whatever else they are. */
export const works = relation('');

/** All relations. Broken glass opens a case that is for a few too, and never one from which somebody is excluded: its list leaves those out. */
export const reaches = `${relation('or case_id = any ((select bis_followed())::uuid[])')} or case_id = any ((select bis_glass())::uuid[]) or ${looksFor('case_id')}`;

/** Functions that the fences ask. `definer`: it reads as the owner, past the fences, and answers for the user of this transaction alone. */
export interface Asked { readonly name: string; readonly returns: string; readonly body: string; readonly definer?: true; /** It changes something. */ readonly writes?: true; readonly language?: 'sql' | 'plpgsql' }

const ids = (sql: string): string => `begin return (select coalesce(array_agg(id), '{}') from (${sql}) as found(id)); end`;
const NO_IDS = "begin return '{}'::uuid[]; end";

/** Without a user there is none of these: null compares with nothing. */
const CONTEXT: readonly Asked[] = [
  { name: 'bis_user()', returns: 'uuid', body: "select nullif(current_setting('bis.user', true), '')::uuid" },
  { name: 'bis_is(variadic wanted text[])', returns: 'boolean', body: "select coalesce(string_to_array(current_setting('bis.roles', true), ' ') && wanted, false)" },
  { name: 'bis_held()', returns: 'text[]', body: "select coalesce(string_to_array(nullif(current_setting('bis.held', true), ''), E'\\n'), '{}')" },
  { name: 'bis_instant()', returns: 'timestamptz', body: "select nullif(current_setting('bis.instant', true), '')::timestamptz" },
  { name: 'bis_today()', returns: 'date', body: "select (bis_instant() at time zone 'Europe/Amsterdam')::date" },
];

/** What a colleague has to do with cases beyond their facts, as lists of ids that the transaction carries (`actingFor` in context.ts). */
export const LISTS = ['supervised', 'excluded', 'barred', 'followed', 'stands_in', 'glass', 'own'] as const;

/** What the function of a list asks first: of who does not have this role it is empty, and is not made. */
export const LIST_OF_ROLE: Partial<Record<(typeof LISTS)[number], string>> = { supervised: 'practice-supervisor', followed: 'mediator', stands_in: 'mediator', own: 'mediator' };

/** Every living row of a list counts; who is named by a row of `excluded`, or is missing where rows of `restricted` are, is barred. */
const BARRED = ids(`select distinct l.case_id from case_list l where l.ended_at is null and (l.kind = 'excluded' and l.staff_id = me
  or l.kind = 'restricted' and l.case_id not in (select o.case_id from case_list o where o.kind = 'restricted' and o.ended_at is null and o.staff_id = me))`);
const EXCLUDED = ids("select l.case_id from case_list l where l.ended_at is null and l.kind = 'excluded' and l.staff_id = me");
const hasRole = (roles: string) => `exists (select from staff s where s.id = me and s.roles && ${roles})`;
const FOLLOWED = ids(`select p.case_id from case_part p join case_access a on a.case_id = p.case_id
    where p.staff_id = me and p.ended_at is null and p.from_day <= bis_today() and coalesce(p.until_day >= bis_today(), true) and not a.ended and p.mentor in (a.mediates, a.seconds)
      and ${hasRole("'{mediator}'")}`);
const STANDS_IN = ids(`select i.mediator from stand_in i where i.stand_in = me and i.ended_at is null and bis_today() between i.from_day and i.until_day and ${hasRole("'{mediator}'")}`);
const GLASS = ids(`select g.case_id from glass g where g.staff_id = me and g.opened_at <= bis_instant() and g.until > bis_instant()
    and ${hasRole("'{desk,policy,mediator,practice-supervisor}'")}
    and not exists (select from case_list l where l.case_id = g.case_id and l.staff_id = me and l.kind = 'excluded' and l.ended_at is null)`);

/**
 * Running cases that this colleague mediates: what `bis_sees` answers most often, and what a list of own cases would else ask of it for
 * every row and name. Like the others as it stood when the transaction learned its user; what it changed since it sees anyway (`TOUCHED`).
 */
const OWN = ids(`select a.case_id from case_access a where not a.ended and (a.mediates = me or a.seconds = me)
    and ${hasRole("'{mediator}'")} and a.case_id <> all ((select bis_list_barred(me))::uuid[])`);

/** Of the request in hand (`hold`), while it is open and since who asks proved who they are. */
const OPEN_REQUEST = `'request ' || r.id = any (bis_held()) and bis_is('privacy-officer')
  and exists (select from privacy_request_step p where p.request_id = r.id and p.kind = 'identity') and not exists (select from privacy_request_step p where p.request_id = r.id and p.kind = 'decided')`;
const asks = `begin return exists (select from privacy_request r where ${OPEN_REQUEST}); end`;
const askedAbout = `begin return exists (select from privacy_request r join privacy_request_person about on about.request_id = r.id
  where about.case_id = one_case and ${OPEN_REQUEST}) and one_case <> all (bis_excluded()); end`;
/**
 * Of a request that was decided, while its letter is made (`hold`): how the answer gets to somebody is checked on that very day. Of the one
 * person whom it is about, and nobody else in the case.
 */
const answers = `begin return bis_is('privacy-officer') and one_case <> all (bis_excluded()) and exists (select from privacy_request r join privacy_request_person about on about.request_id = r.id
  where about.case_id = one_case and about.person = coalesce(one_person, about.person) and 'answer ' || r.id = any (bis_held())
    and exists (select from privacy_request_step p where p.request_id = r.id and p.kind = 'identity') and exists (select from privacy_request_step p where p.request_id = r.id and p.kind = 'decided')); end`;
const NO = 'begin return false; end';
/** The page that says who saw a case, and where it stood: of the case in hand (`hold`). */
const fileInHand = "begin return exists (select from bis_case c where c.id = one_case and 'file ' || c.number = any (bis_held())) and one_case <> all (bis_excluded()); end";

/**
 * For one case: asked for every row, so what is usual and cheap comes first, and what does not hang on the case is asked only where it
 * matters. `reading`: by whoever opens it; else by who also writes in it, which a trainee, broken glass and a request do not.
 */
const door = (reading: boolean): string => `declare
  a case_access; me uuid;
begin
  select * into a from case_access where case_id = one_case;
  if not found then return false; end if;
  if a.written_in = pg_current_xact_id_if_assigned() ${reading ? 'or one_case = any (bis_glass())' : ''} then return true; end if;
  me := bis_user();
  if coalesce((a.mediates = me or a.seconds = me) and bis_is('mediator'), false) or bis_is('desk') or a.policy and bis_is('policy')
    or not a.ended and (coalesce(a.mediates = any (bis_supervised() || bis_stands_in()), false) or coalesce(a.seconds = any (bis_supervised() || bis_stands_in()), false))
    ${reading ? 'or one_case = any (bis_followed())' : ''} then
    if one_case <> all (bis_barred()) then return true; end if;
  end if;
  return ${reading ? "bis_is('privacy-officer') and (bis_asked_about(one_case) or bis_answers(one_case, null))" : 'false'};
end`;

/** `has`: tables that are there. A relation whose table is not there yet opens and closes nothing. */
export function functionsOf(has: (table: string) => boolean): readonly Asked[] {
  const when = (tables: readonly string[], sql: string) => (tables.every(has) ? sql : NO_IDS);
  return [
    ...CONTEXT,
    { name: 'bis_list_supervised(me uuid)', returns: 'uuid[]', definer: true, language: 'plpgsql', body: ids("select x.mediator from supervision x join staff s on s.id = x.supervisor where x.supervisor = me and 'practice-supervisor' = any (s.roles)") },
    { name: 'bis_list_barred(me uuid)', returns: 'uuid[]', definer: true, language: 'plpgsql', body: when(['case_list'], BARRED) },
    { name: 'bis_list_followed(me uuid)', returns: 'uuid[]', definer: true, language: 'plpgsql', body: when(['case_part'], FOLLOWED) },
    { name: 'bis_list_excluded(me uuid)', returns: 'uuid[]', definer: true, language: 'plpgsql', body: when(['case_list'], EXCLUDED) },
    { name: 'bis_list_glass(me uuid)', returns: 'uuid[]', definer: true, language: 'plpgsql', body: when(['glass', 'case_list'], GLASS) },
    { name: 'bis_list_stands_in(me uuid)', returns: 'uuid[]', definer: true, language: 'plpgsql', body: when(['stand_in'], STANDS_IN) },
    { name: 'bis_list_own(me uuid)', returns: 'uuid[]', definer: true, language: 'plpgsql', body: OWN },
    ...LISTS.map((list): Asked => ({ name: `bis_${list}()`, returns: 'uuid[]', body: `select coalesce(nullif(current_setting('bis.${list}', true), ''), '{}')::uuid[]` })),
    { name: 'bis_everywhere()', returns: 'boolean', body: "select bis_is('desk') and bis_barred() = '{}'" },
    { name: 'bis_asks()', returns: 'boolean', language: 'plpgsql', definer: true, body: has('privacy_request') ? asks : NO },
    { name: 'bis_asked_about(one_case uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: has('privacy_request') ? askedAbout : NO },
    { name: 'bis_answers(one_case uuid, one_person text)', returns: 'boolean', language: 'plpgsql', definer: true, body: has('privacy_request') ? answers : NO },
    { name: 'bis_file_in_hand(one_case uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: fileInHand },
    {
      name: 'bis_under_review()', returns: 'boolean', language: 'plpgsql', definer: true,
      body: has('rights_review_end') ? 'begin return exists (select from rights_review r where not exists (select from rights_review_end e where e.review_id = r.id)); end' : NO,
    },
    { name: 'bis_sees(one_case uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: door(true) },
    { name: 'bis_works_on(one_case uuid)', returns: 'boolean', language: 'plpgsql', definer: true, body: door(false) },
    ...ofOffice(has),
    // For the privacy officer: it has no mediator who works on it.
    { name: 'bis_keeps(one_case uuid)', returns: 'boolean', language: 'plpgsql', body: 'begin return exists (select from $schema.standing where case_id = one_case); end' },
    { name: 'bis_no_staff()', returns: 'boolean', definer: true, body: 'select not exists (select from staff)' },
    ...ANSWERS,
    // Which case has this number, for who opens one in an emergency (an id, and no row of it).
    ...(has('glass') ? [GLASS_CASE, GLASS_TOLD] : []),
    ...(['appointment', 'task', 'stand_in'].every(has) ? [LEFT_BEHIND] : []),
    ...(has('mediator_period') ? [REGION] : []),
  ];
}

/**
 * What a colleague must not know of requests and breaches: a request about a case from which they are excluded, and a breach of nothing else.
 * Their numbers and clocks are told all the same, so that they are late for everybody.
 */
function ofOffice(has: (table: string) => boolean): readonly Asked[] {
  if (!has('office_file') || !has('privacy_request_person') || !has('breach_person')) return [];
  const yes = (name: string, found: string): Asked => ({ name, returns: 'boolean', language: 'plpgsql', definer: true, body: `begin return ${found}; end` });
  return [
    yes('bis_request_closed(one uuid)', 'exists (select from privacy_request_person p where p.request_id = one and p.case_id = any (bis_excluded()))'),
    yes('bis_breach_closed(one uuid)', `bis_breach_hidden(one) > 0 and not exists (select from breach_person p where p.breach_id = one and p.case_id <> all (bis_excluded()))`),
    // How many of its cases this colleague must never see: a number.
    { name: 'bis_breach_hidden(one uuid)', returns: 'int', language: 'plpgsql', definer: true, body: 'begin return (select count(distinct p.case_id)::int from breach_person p where p.breach_id = one and p.case_id = any (bis_excluded())); end' },
    // Of whom in one's own case a breach with a high risk has to tell: number, day and codes, for who writes to them.
    {
      name: 'bis_breaches_to_tell(one_case uuid)', returns: 'table (number text, discovered_at timestamptz, data_kinds text[], person text)', definer: true,
      body: `select b.number, b.discovered_at, b.data_kinds, p.person from breach_person p join breach b on b.id = p.breach_id where p.case_id = one_case and bis_sees(one_case)
        and (select s.code from breach_step s where s.breach_id = b.id and s.kind = 'weighed' order by s.id desc limit 1) = 'high' order by b.number`,
    },
    // How many letters were made about it and how many left, for who sees to it that people are told: numbers, of no case that is kept from this reader.
    ...(has('breach_letter') ? [{
      name: 'bis_breach_letters(one uuid)', returns: 'table (made int, sent int)', definer: true,
      body: `select count(*)::int, count(l.sent_on)::int from breach_letter l where l.breach_id = one and bis_is('privacy-officer') and not bis_breach_closed(one) and l.case_id <> all (bis_excluded())`,
    } as const] : []),
    {
      name: 'bis_request_course()', returns: 'table (request_id uuid, kind text, day date)', definer: true,
      body: "select p.request_id, p.kind, min(p.day) from privacy_request_step p where bis_is('privacy-officer') and p.kind in ('extended', 'decided') group by 1, 2",
    },
    {
      name: 'bis_breach_course()', returns: 'table (breach_id uuid, kind text, code text, happened_at timestamptz)', definer: true,
      body: "select p.breach_id, p.kind, p.code, p.happened_at from breach_step p where bis_is('privacy-officer') and p.kind in ('weighed', 'notified', 'told', 'closed') order by p.id",
    },
  ];
}

const GLASS_CASE: Asked = {
  name: 'bis_case_numbered(wanted text)', returns: 'uuid', definer: true,
  body: "select c.id from bis_case c where c.number = wanted and bis_is('desk', 'policy', 'mediator', 'practice-supervisor')",
};

/**
 * Who opened cases in an emergency, for the director: a colleague, how often in twelve months, when last, and what nobody looked at.
 * No case and no reason, and nothing of a case that the director must never see. `again`: while an earlier one was not looked at in time.
 */
const GLASS_TOLD: Asked = {
  name: 'bis_glass_told(told_days int)', returns: 'table (name text, times int, last_at timestamptz, unreviewed int, late int, again boolean)', definer: true,
  body: `select s.name, count(*)::int, max(g.opened_at), count(*) filter (where g.reviewed_at is null)::int, count(*) filter (where g.reviewed_at is null and g.review_by < bis_today())::int,
      bool_or(exists (select from glass e where e.staff_id = g.staff_id and e.opened_at < g.opened_at and e.review_by < (g.opened_at at time zone 'Europe/Amsterdam')::date
        and (e.reviewed_at is null or e.reviewed_at > g.opened_at) and e.case_id <> all (bis_excluded())))
    from glass g join staff s on s.id = g.staff_id
    where bis_is('director') and g.case_id <> all (bis_excluded()) and (g.reviewed_at is null or g.opened_at > bis_instant() - interval '12 months')
    group by s.id, s.name having count(*) filter (where g.reviewed_at is null) > 0 or max(g.opened_at) > bis_instant() - make_interval(days => told_days)
    order by max(g.opened_at) desc`,
};

const CHOOSES = "bis_is('desk', 'policy', 'administrator', 'practice-supervisor')";
/** What a screen may know of rows that it may not see. */
const ANSWERS: readonly Asked[] = [
  // Of one account, for who types its address (`hold`): the server reads these columns in no other way.
  {
    name: 'bis_account(address text)', returns: 'table (id uuid, password_hash text, totp_secret bytea)', definer: true,
    body: 'select s.id, s.password_hash, s.totp_secret from staff s where s.email = address and s.email = any (bis_held()) and s.active and s.has_password and s.has_app',
  },
  // The second factor of one account, for who is half-way in (`hold`) or in.
  {
    name: 'bis_second(account uuid)', returns: 'table (id uuid, totp_secret bytea)', definer: true,
    body: "select s.id, s.totp_secret from staff s where s.id = account and s.active and (s.id = bis_user() or 'staff ' || s.id = any (bis_held()))",
  },
  // Which code of conduct somebody accepted, asked by the statement that finds out who somebody is.
  { name: 'bis_conduct(account uuid)', returns: 'int', definer: true, body: 'select coalesce(max(c.version), 0) from conduct_acceptance c where c.staff_id = account' },
  // How many cases each mediator has (not what was handed back), for who gives one: a number, whoever's they are, without those that this reader may not know of.
  {
    name: 'bis_open_cases()', returns: 'table (mediator uuid, open bigint)', definer: true,
    body: "select t.mediates, count(*) from standing t where t.mediates is not null and t.closed is null and bis_user() is not null and t.case_id <> all ((select bis_barred())::uuid[]) group by t.mediates",
  },
  // The same by phase, and by kind of cause of what ended since a day; without cases that this reader may not know of.
  {
    name: 'bis_running_by(leave_out uuid[])', returns: 'table (mediator uuid, phase text, paused boolean, count int)', definer: true,
    body: `select m.mediator, t.phase, t.waits_for = 'pause', count(*)::int from standing t cross join lateral (values (t.mediator), (t.second)) as m(mediator)
      where ${CHOOSES} and m.mediator is not null and t.phase not in ('closed', 'rejected') and t.mediates is not null and t.case_id <> all (leave_out) group by 1, 2, 3`,
  },
  {
    name: 'bis_ended_by(since date, leave_out uuid[])', returns: 'table (mediator uuid, cause_class text, count int)', definer: true,
    body: `select m.mediator, t.cause_class, count(*)::int from standing t cross join lateral (values (t.mediator), (t.second)) as m(mediator)
      where ${CHOOSES} and m.mediator is not null and t.closed >= since and t.case_id <> all (leave_out) group by 1, 2`,
  },
  // The same for one colleague, as first or second: for whoever judges accounts or arranges a stand-in. Cases that are for a few count, for somebody
  // has to take them over; one from which this reader is excluded does not.
  {
    name: 'bis_running(colleague uuid)', returns: 'bigint', definer: true,
    body: "select count(*) from standing t where bis_is('desk', 'administrator', 'privacy-officer') and t.phase not in ('closed', 'rejected') and (t.mediator = colleague or t.second = colleague) and t.mediates is not null and t.case_id <> all (bis_excluded())",
  },
  // How many cases each organisation referred, by the one that was recorded: a number, for the desk alone (one case of a small referrer is not a number
  // but a case, and an administrator has no part in one); without cases that this reader may not know of.
  {
    name: 'bis_organisation_cases()', returns: 'table (organisation uuid, cases int)', definer: true,
    body: "select t.organisation, count(*)::int from standing t where t.organisation is not null and bis_is('desk') and t.case_id <> all ((select bis_barred())::uuid[]) group by 1",
  },
  // How often this colleague searched and opened since then; what for, nobody keeps.
  {
    name: 'bis_own_searches(since timestamptz)', returns: 'table (at timestamptz, act text)', definer: true,
    body: "select l.at, l.act from access_log l where l.staff_id = bis_user() and l.at > since and l.act in ('zoekvraag', 'zoekvoorstel', 'zaak-geopend')",
  },
  // An index that no fence lets a query use.
  {
    name: 'bis_looks_at(one_case uuid)', returns: 'setof bigint', definer: true,
    body: "select l.id from access_log l where bis_is('privacy-officer') and l.cases @> array[one_case]",
  },
];
