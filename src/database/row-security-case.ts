import { DESK, is } from './row-security-kinds.ts';

/** Written by this very transaction: a new referral, or a hand-back that takes one's own case away. Nobody can claim it later. */
export const TOUCHED = 'written_in = (select pg_current_xact_id_if_assigned())';

/** What a user is to a case, as conditions on a row of `case_access` under this name. */
export const doorOf = (name: string) => ({
  touched: `${name}.${TOUCHED}`,
  mediates: `(${is('mediator')} and (select bis_user()) in (${name}.mediates, ${name}.seconds))`,
  policy: `(${name}.policy and ${is('policy')})`,
  supervises: `(not ${name}.ended and (${name}.mediates = any ((select bis_supervised())::uuid[]) or ${name}.seconds = any ((select bis_supervised())::uuid[])))`,
});

/**
 * Who reads a case as its mediator does, without being that: a trainee, a stand-in on these days, and for an hour who broke the
 * glass. Each list is made once a statement (`bis_followed` and the others below).
 */
export const asMediator = (name: string): string =>
  `(${name}.case_id = any ((select bis_followed())::uuid[]) or not ${name}.ended and ${name}.mediates = any ((select bis_stands_in())::uuid[])`
  + ` or not ${name}.ended and ${name}.seconds = any ((select bis_stands_in())::uuid[]))`;

const own = doorOf('case_access');

/** The relations of src/web/relation.ts, as far as SQL can compare them. Whoever is kept away from a case is so whatever else they are. */
export const reaches = `${own.touched} or (select bis_everywhere())
  or (${DESK} or ${own.mediates} or ${own.policy} or ${own.supervises} or ${asMediator('case_access')}) and case_id <> all ((select bis_barred())::uuid[])`;

/** Functions that the fences ask. `definer`: it reads as the owner, past the fences, and answers for the user of this transaction alone. */
interface Asked { readonly name: string; readonly returns: string; readonly body: string; readonly definer?: true }

const ids = (sql: string): string => `select coalesce(array_agg(id), '{}') from (${sql}) as found(id)`;
const NO_IDS = "select '{}'::uuid[]";

/** Without a user there is none of these: null compares with nothing. */
const CONTEXT: readonly Asked[] = [
  { name: 'bis_user()', returns: 'uuid', body: "select nullif(current_setting('bis.user', true), '')::uuid" },
  { name: 'bis_is(variadic wanted text[])', returns: 'boolean', body: "select coalesce(string_to_array(current_setting('bis.roles', true), ' ') && wanted, false)" },
  { name: 'bis_held()', returns: 'text[]', body: "select coalesce(string_to_array(nullif(current_setting('bis.held', true), ''), E'\\n'), '{}')" },
  { name: 'bis_instant()', returns: 'timestamptz', body: "select nullif(current_setting('bis.instant', true), '')::timestamptz" },
  { name: 'bis_today()', returns: 'date', body: "select (bis_instant() at time zone 'Europe/Amsterdam')::date" },
];

/** Every living row of a list counts; who is named by a row of `excluded`, or is missing where rows of `restricted` are, is barred. */
const BARRED = ids(`select l.case_id from case_list l where l.ended_at is null and (l.kind = 'excluded' and l.staff_id = bis_user()
  or l.kind = 'restricted' and not exists (select from case_list o where o.case_id = l.case_id and o.kind = 'restricted' and o.ended_at is null and o.staff_id = bis_user()))`);
const FOLLOWED = ids(`select p.case_id from case_part p join case_access a on a.case_id = p.case_id
    where p.staff_id = bis_user() and p.ended_at is null and p.from_day <= bis_today() and coalesce(p.until_day >= bis_today(), true) and not a.ended and p.mentor in (a.mediates, a.seconds)
  union select g.case_id from glass g where g.staff_id = bis_user() and g.opened_at <= bis_instant() and g.until > bis_instant()`);
const STANDS_IN = ids('select s.mediator from stand_in s where s.stand_in = bis_user() and s.ended_at is null and bis_today() between s.from_day and s.until_day');

/** `has`: tables that are there. A relation whose table is not there yet opens and closes nothing. */
export function functionsOf(has: (table: string) => boolean): readonly Asked[] {
  const when = (tables: readonly string[], sql: string) => (tables.every(has) ? sql : NO_IDS);
  return [
    ...CONTEXT,
    { name: 'bis_supervised()', returns: 'uuid[]', definer: true, body: ids("select mediator from supervision where supervisor = bis_user() and bis_is('practice-supervisor')") },
    { name: 'bis_barred()', returns: 'uuid[]', definer: true, body: when(['case_list'], BARRED) },
    { name: 'bis_followed()', returns: 'uuid[]', definer: true, body: when(['case_part', 'glass'], FOLLOWED) },
    { name: 'bis_stands_in()', returns: 'uuid[]', definer: true, body: when(['stand_in'], STANDS_IN) },
    { name: 'bis_everywhere()', returns: 'boolean', body: "select bis_is('desk') and bis_barred() = '{}'" },
    { name: 'bis_no_staff()', returns: 'boolean', definer: true, body: 'select not exists (select from staff)' },
    ...ANSWERS,
  ];
}

/** What a screen may know of rows that it may not see. */
const ANSWERS: readonly Asked[] = [
  // Of one account, for who types its address: the server reads these columns in no other way.
  {
    name: 'bis_account(address text)', returns: 'table (id uuid, password_hash text, totp_secret bytea)', definer: true,
    body: 'select s.id, s.password_hash, s.totp_secret from staff s where s.email = address and s.active and s.ready',
  },
  // How many cases each mediator has, for who gives one: a number, whoever's they are.
  {
    name: 'bis_open_cases()', returns: 'table (mediator uuid, open bigint)', definer: true,
    body: "select t.mediator, count(*) from standing t where t.mediator is not null and t.closed is null and bis_user() is not null group by t.mediator",
  },
  // An index that no fence lets a query use.
  {
    name: 'bis_looks_at(one_case uuid)', returns: 'setof bigint', definer: true,
    body: "select l.id from access_log l where bis_is('privacy-officer') and l.cases @> array[one_case]",
  },
];
