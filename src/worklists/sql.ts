import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { OrderName } from '../core/case/orders.ts';
import type { CasePhase } from '../core/case/outcome.ts';
import { nearUntil } from '../core/case/standing.ts';
import type { WaitsFor } from '../core/case/waiting.ts';
import type { Db } from '../database/database.ts';
import { NO_MEDIATOR } from '../database/row-security-left.ts';
import { firstWithin } from './pages.ts';

/** A case in a list: its standing as the rules computed it. SQL compares; it decides nothing. */
export interface ListedCase {
  readonly id: string;
  readonly number: string;
  readonly phase: CasePhase;
  readonly registered: Day;
  readonly entry: Code<'entry'>;
  readonly referrerKind: Code<'referrerKind'> | null;
  readonly cause: Code<'cause'>;
  readonly young: boolean;
  readonly namesHidden: boolean;
  readonly allocated: Day | null;
  readonly incomplete: boolean;
  readonly mediatorId: string | null;
  readonly mediatorName: string | null;
  /** Its mediator has it and is none any more: the account was stopped, or that work was taken away. */
  readonly mediatorLeft: boolean;
  /** Its mediator handed it back, whatever it waits for otherwise: it is with nobody, and the desk finds another. */
  readonly handedBack: boolean;
  readonly closed: Day | null;
  readonly rejection: Code<'rejection'> | null;
  readonly outcome: Code<'outcome'> | null;
  /** Whoever sent the referral waits to be called first. */
  readonly callBack: boolean;
  readonly pausedUntil: Day | null;
  readonly hearing: Day | null;
  readonly incompleteFrom: Day | null;
  readonly waitsFor: WaitsFor;
  readonly next: OrderName | null;
  readonly lookAgain: Day | null;
  /** Whoever sent the referral added something that nobody read yet. */
  readonly added: boolean;
}

/** `offset 0`: one look in the index a case, where PostgreSQL else asks the fence of every code that there is. */
const ADDED = "exists (select from addition_code n where n.case_id = t.case_id and n.received_at > coalesce(n.read_at, '-infinity') offset 0)";

const LISTED = `select c.id, c.number, t.phase, t.registered, t.entry, t.referrer_kind as "referrerKind", t.cause, t.young, t.names_hidden as "namesHidden",
    t.allocated, t.incomplete, m.id as "mediatorId", m.name as "mediatorName", coalesce(t.mediates = m.id and not (m.active and 'mediator' = any(m.roles)), false) as "mediatorLeft", t.allocated is not null and t.mediates is null as "handedBack", t.closed, t.rejection, t.outcome, t.call_back as "callBack", t.paused_until as "pausedUntil", t.hearing,
    t.incomplete_from as "incompleteFrom", t.waits_for as "waitsFor", t.next, t.look_again as "lookAgain",
    ${ADDED} as added
  from standing t join bis_case c on c.id = t.case_id left join staff m on m.id = t.mediator`;
/** In the words of the partial indexes: `closed is null` would lead through every rejected referral. */
const RUNNING = "t.phase not in ('closed', 'rejected')";
/** P-13: young participants first; then whose hearing is near, the nearest first; then who waits for a telephone call (own choice); then what is due first, then what came first. Today and the last near day are $2 and $3. */
const BY_URGENCY = 'order by t.young desc, case when t.hearing between $2::date and $3::date then t.hearing end nulls last, t.call_back desc, t.look_again nulls last, t.registered, c.number';
const BY_DUE = 'order by t.look_again nulls last, t.registered, c.number';

/**
 * Every list leaves out the cases that its reader may not know of (`barred`, from `barredCases`), in its counts as well.
 */
const known = (barred: number) => `t.case_id <> all($${barred}::uuid[])`;

/** Asked once a statement: few colleagues, and the many cases are not held against each of them. */
const LEFT = `t.mediates = any((select coalesce(array_agg(s.id), '{}') from staff s where ${NO_MEDIATOR})::uuid[])`;

/** In somebody's hands now: sent out, and not handed back since, also where it rested then (core/case/reach.ts). */
const WITH_MEDIATOR = 't.mediates is not null';

/** Everything that may be the desk's to do or to follow: with nobody, since it was not sent out yet or came back; left without a mediator; or sent out while data are still asked for. */
export function deskCases(db: Db, today: Day, barred: Barred): Promise<ListedCase[]> {
  return db.query<ListedCase>(
    `${LISTED} where ${RUNNING}
       and (t.mediates is null or t.incomplete or ${LEFT}) and ${known(1)} ${BY_URGENCY}`,
    [[...barred], today, nearUntil(today)],
  );
}

/** Running cases of a mediator who is none any more, on which policy was asked something. */
export function leftForPolicy(db: Db, today: Day, barred: Barred): Promise<ListedCase[]> {
  return db.query<ListedCase>(`${LISTED} join case_access a on a.case_id = t.case_id where ${RUNNING} and ${LEFT} and a.policy and ${known(1)} ${BY_URGENCY}`, [[...barred], today, nearUntil(today)]);
}

/** The same of mediators whom this colleague supervises, or where the second mediator is one of them. */
export function leftForSupervisor(db: Db, supervisor: string, today: Day, barred: Barred): Promise<ListedCase[]> {
  return db.query<ListedCase>(
    `${LISTED} where ${RUNNING} and ${LEFT} and exists (select from supervision v where v.supervisor = $4 and v.mediator in (t.mediates, t.seconds)) and ${known(1)} ${BY_URGENCY}`,
    [[...barred], today, nearUntil(today), supervisor],
  );
}

export type Barred = ReadonlySet<string>;

/** One page of a long list. `first`: number of its first row from 0, which is less than was asked where the list is that short. */
export interface Piece { readonly rows: readonly ListedCase[]; readonly first: number; readonly total: number }

/** Rejected referrals with these reasons, those that somebody looks at again first, then the newest. `cause`: of this class only. */
export async function rejectedCases(db: Db, { reasons, cause }: { reasons: readonly string[]; cause: Code<'causeClass'> | null }, barred: Barred, first: number, most: number): Promise<Piece> {
  const where = `where t.rejected is not null and t.rejection = any($1) and ${known(2)} and ($3::text is null or t.cause_class = $3)`;
  const values = [reasons, [...barred], cause];
  const [count] = await db.query<{ count: number }>(`select count(*) as count from standing t ${where}`, values);
  const [total, from] = [count?.count ?? 0, firstWithin(first, count?.count ?? 0)];
  const rows = most === 0 ? [] : await db.query<ListedCase>(`${LISTED} ${where} order by t.look_again nulls last, t.rejected desc, c.number desc offset $4 limit $5`, [...values, from, most]);
  return { rows, first: from, total };
}

/** What waits for policy, or is held back before it went out. `held`: a person still has to look whether it is. */
export function policyCases(db: Db, today: Day, barred: Barred): Promise<(ListedCase & { held: boolean })[]> {
  return db.query(
    `${LISTED.replace('select c.id', "select t.waits_for <> 'policy' as held, c.id")} where ${RUNNING}
       and (t.waits_for = 'policy' or (t.allocated is null and exists (select from fact f where f.case_id = t.case_id and f.kind = 'HeldBack' offset 0))) and ${known(1)} ${BY_URGENCY}`,
    [[...barred], today, nearUntil(today)],
  );
}

/** Running cases that these mediators have, as first or second. */
export async function casesOf(db: Db, mediators: readonly string[], barred: Barred): Promise<ListedCase[]> {
  if (mediators.length === 0) return [];
  // Of one, as usual, the plan is kept: of a list PostgreSQL thinks another plan better each time, and making that takes longer than the list.
  const [whose, one] = mediators.length === 1 ? ['$1', mediators[0]] : ['any($1::uuid[])', mediators];
  return db.query<ListedCase>(`${LISTED} where ${RUNNING} and (t.mediator = ${whose} or t.second = ${whose}) and ${WITH_MEDIATOR} and ${known(2)} ${BY_DUE}`, [one, [...barred]]);
}

/** Running cases that somebody follows on this day to learn. */
export function followedCases(db: Db, trainee: string, today: Day, barred: Barred): Promise<ListedCase[]> {
  return db.query<ListedCase>(
    `${LISTED} join case_part p on p.case_id = t.case_id and p.mentor in (t.mediator, t.second)
     where ${RUNNING} and ${WITH_MEDIATOR} and p.staff_id = $1 and p.ended_at is null and $2 >= p.from_day and (p.until_day is null or $2 <= p.until_day) and ${known(3)} ${BY_DUE}`,
    [trainee, today, [...barred]],
  );
}

/** Own cases that were closed, newest first. `cause`: of this class only. */
export async function closedCases(db: Db, { mediator, cause }: { mediator: string; cause: Code<'causeClass'> | null }, barred: Barred, first: number, most: number): Promise<Piece> {
  const closed = `where t.closed is not null and ${known(2)} and ($3::text is null or t.cause_class = $3)`;
  const where = `${closed} and (t.mediator = $1 or t.second = $1)`;
  const values = [mediator, [...barred], cause];
  // In two parts, so that the first is counted in an index without the rows.
  const [count] = await db.query<{ count: number }>(`select (select count(*) from standing t ${closed} and t.mediator = $1) + (select count(*) from standing t ${closed} and t.second = $1 and t.mediator is distinct from $1) as count`, values);
  const [total, from] = [count?.count ?? 0, firstWithin(first, count?.count ?? 0)];
  const rows = most === 0 ? [] : await db.query<ListedCase>(`${LISTED} ${where} order by t.closed desc, c.number desc offset $4 limit $5`, [...values, from, most]);
  return { rows, first: from, total };
}

/**
 * Running cases of supervised mediators whose day is past, by what waits longest: among them those that ask for a word (`asksForWord`).
 * Nothing is counted per mediator (P-03).
 */
export function supervisedCases(db: Db, supervisor: string, today: Day, barred: Barred): Promise<(ListedCase & { talkedOver: Day | null })[]> {
  return db.query(
    `${LISTED.replace('select c.id', 'select t.talked_over as "talkedOver", c.id')} where ${RUNNING} and ${WITH_MEDIATOR}
       and (t.mediator in (select mediator from supervision where supervisor = $1) or t.second in (select mediator from supervision where supervisor = $1))
       and t.waits_for in ('pause', 'mediator') and t.look_again < $2 and ${known(3)} ${BY_DUE}`,
    [supervisor, today, [...barred]],
  );
}

/** A running case of a supervised mediator, of whom alone it says how much is in hand. */
export interface InHand { readonly mediator: string; readonly name: string; readonly phase: CasePhase; readonly waitsFor: WaitsFor }

/** Running cases of supervised mediators, as first or second, by name. */
export function inHand(db: Db, supervisor: string, barred: Barred): Promise<InHand[]> {
  return db.query<InHand & Record<string, unknown>>(
    `select m.id as mediator, m.name, t.phase, t.waits_for as "waitsFor" from supervision v join staff m on m.id = v.mediator join standing t on m.id in (t.mediator, t.second)
     where v.supervisor = $1 and ${RUNNING} and ${WITH_MEDIATOR} and ${known(2)} order by m.name, m.id`,
    [supervisor, [...barred]],
  );
}

/** Ids of all whose work this colleague supervises, also of who stopped; those at work by name: `supervisedBy` in src/database/supervision.ts. */
export async function supervisedIds(db: Db, supervisor: string): Promise<Set<string>> {
  return new Set((await db.query<{ mediator: string }>('select mediator from supervision where supervisor = $1', [supervisor])).map(({ mediator }) => mediator));
}
