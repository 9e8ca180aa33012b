import type { Day } from '../core/day.ts';
import type { PersonId } from '../core/fields.ts';
import type { Choice, RequestKind, RequestStep } from '../core/request.ts';
import type { Db } from '../database/database.ts';
import { holdNumber } from '../database/turn.ts';

export interface Step {
  readonly kind: RequestStep;
  readonly code: string | null;
  readonly ground: string | null;
  readonly day: Day;
  /** Id of its words in the office file. */
  readonly words: string | null;
  readonly at: Date;
  readonly by: string;
}

export interface RequestRow {
  readonly id: string;
  readonly number: string;
  readonly kind: RequestKind;
  readonly received: Day;
  readonly fileId: string;
  readonly registeredAt: Date;
  readonly by: string;
}

export interface About {
  readonly caseId: string;
  readonly number: string;
  readonly person: PersonId;
  /** Number of the last line of the case when it was last weighed how the answer gets to this person; null before that. */
  readonly weighed: number | null;
  /** When this person's data in the case were erased or restricted for this request; null before that. */
  readonly doneAt: Date | null;
}

interface Doing { readonly now: Date; readonly by: string }

export async function addRequest(db: Db, { id, number, kind, received, fileId }: Pick<RequestRow, 'id' | 'number' | 'kind' | 'received' | 'fileId'>, { now, by }: Doing): Promise<void> {
  await db.query('insert into privacy_request (id, number, kind, received, file_id, registered_at, registered_by) values ($1, $2, $3, $4, $5, $6, $7)', [id, number, kind, received, fileId, now, by]);
}

const READ = `select r.id, r.number, r.kind, r.received, r.file_id as "fileId", r.registered_at as "registeredAt", s.name as by
  from privacy_request r join staff s on s.id = r.registered_by`;

/** Newest first. */
export const readRequests = (db: Db): Promise<RequestRow[]> => db.query<RequestRow>(`${READ} order by r.received desc, r.number desc limit 500`);

/** Of every request, also one that is kept from this reader: when it was extended and when answered. */
export async function readCourses(db: Db): Promise<Map<string, { kind: string; day: Day }[]>> {
  const rows = await db.query<{ id: string; kind: string; day: Day }>('select request_id as id, kind, day from bis_request_course()');
  const found = new Map<string, { kind: string; day: Day }[]>();
  for (const { id, kind, day } of rows) found.set(id, [...found.get(id) ?? [], { kind, day }]);
  return found;
}

/** `held`: nobody else works on it until this transaction ends. */
export async function readRequest(db: Db, number: string, held = false): Promise<RequestRow | null> {
  if (held) await holdNumber(db, 'privacy_request', number);
  const [row] = await db.query<RequestRow>(`${READ} where r.number = $1`, [number]);
  return row ?? null;
}

export async function readSteps(db: Db, ids: readonly string[]): Promise<Map<string, Step[]>> {
  const rows = await db.query<Step & { request: string }>(
    `select p.request_id as request, p.kind, p.code, p.ground, p.day, p.words, p.at, s.name as by
     from privacy_request_step p join staff s on s.id = p.by where p.request_id = any($1::uuid[]) order by p.id`, [ids]);
  const found = new Map<string, Step[]>(ids.map((id) => [id, []]));
  for (const { request, ...step } of rows) found.get(request)?.push(step);
  return found;
}

export interface NewStep { readonly kind: RequestStep; readonly code?: string | null; readonly ground?: string | null; readonly day: Day; readonly words?: string | null }

export async function addStep(db: Db, requestId: string, { kind, code = null, ground = null, day, words = null }: NewStep, { now, by }: Doing): Promise<void> {
  await db.query('insert into privacy_request_step (request_id, kind, code, ground, day, words, at, by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [requestId, kind, code, ground, day, words, now, by]);
}

export const readAbout = (db: Db, requestId: string): Promise<About[]> => db.query<About & Record<string, unknown>>(
  'select p.case_id as "caseId", b.number, p.person, p.weighed, p.done_at as "doneAt" from privacy_request_person p join bis_case b on b.id = p.case_id where p.request_id = $1 order by b.number, p.person', [requestId]);

export async function addAbout(db: Db, requestId: string, caseId: string, person: string, { now, by }: Doing): Promise<void> {
  await db.query(
    'insert into privacy_request_person (request_id, case_id, person, added_at, added_by) values ($1, $2, $3, $4, $5) on conflict do nothing', [requestId, caseId, person, now, by]);
}

/** It was somebody else of that name. False where it was let go already. */
export const dropAbout = async (db: Db, requestId: string, caseId: string, person: string): Promise<boolean> =>
  (await db.query('delete from privacy_request_person where request_id = $1 and case_id = $2 and person = $3 returning person', [requestId, caseId, person])).length > 0;

/** `upTo`: null for what was weighed with somebody else's facts. */
export const setWeighed = (db: Db, requestId: string, { caseId, person }: About, upTo: number | null): Promise<unknown> =>
  db.query('update privacy_request_person set weighed = $4 where request_id = $1 and case_id = $2 and person = $3', [requestId, caseId, person, upTo]);

export const setDone = (db: Db, requestId: string, { caseId, person }: About, now: Date): Promise<unknown> =>
  db.query('update privacy_request_person set done_at = $4 where request_id = $1 and case_id = $2 and person = $3', [requestId, caseId, person, now]);

/** Nothing of a case that somebody asks about goes by itself meanwhile; it stands on the list of what is held, and ends by itself. */
export async function holdWhileAsked(db: Db, caseId: string, until: Day, { now, by }: Doing): Promise<void> {
  await db.query(
    `insert into retention_hold (case_id, until, reason, decided_at, decided_by)
     select $1, $2::date, 'access-request', $3, $4 where coalesce((select h.until from retention_hold h where h.case_id = $1 order by h.id desc limit 1), '-infinity') < $2::date`,
    [caseId, until, now, by]);
}

export async function readChoices(db: Db, requestId: string): Promise<Map<string, Choice>> {
  const rows = await db.query<{ item: string; choice: Choice }>('select item, choice from privacy_request_choice where request_id = $1', [requestId]);
  return new Map(rows.map(({ item, choice }) => [item, choice]));
}

export async function writeChoices(db: Db, requestId: string, choices: ReadonlyMap<string, Choice>, { now, by }: Doing): Promise<void> {
  await db.query(
    `insert into privacy_request_choice (request_id, item, choice, chosen_at, chosen_by) select $1, item, choice, $4, $5 from unnest($2::text[], $3::text[]) as t(item, choice)
     on conflict (request_id, item) do update set choice = excluded.choice, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by where privacy_request_choice.choice <> excluded.choice`,
    [requestId, [...choices.keys()], [...choices.values()], now, by]);
}

export async function restrict(db: Db, restriction: { id: string; requestId: string; caseId: string; person: string; since: Day }, by: string): Promise<void> {
  await db.query('insert into restriction (id, request_id, case_id, person, since, by) values ($1, $2, $3, $4, $5, $6)',
    [restriction.id, restriction.requestId, restriction.caseId, restriction.person, restriction.since, by]);
}

/** Lifts all that this request put on. Returns how many. */
export async function liftRestrictions(db: Db, requestId: string, on: Day, by: string): Promise<number> {
  return (await db.query('update restriction set lifted_on = $2, lifted_by = $3 where request_id = $1 and lifted_on is null returning id', [requestId, on, by])).length;
}

export interface Seen { readonly day: Day; readonly roles: readonly string[]; readonly times: number }

/**
 * Who looked at one person of a case, by day and kind of work: the only place that asks the access log for somebody's file. A look at the
 * other person alone tells of the other; lines of before the log named people can be of either.
 */
export function whoSaw(db: Db, caseId: string, person: string): Promise<Seen[]> {
  return db.query<Seen & Record<string, unknown>>(
    `select (l.at at time zone 'Europe/Amsterdam')::date as day, s.roles, count(*)::int as times
     from access_log l join staff s on s.id = l.staff_id where l.id in (select bis_looks_at($1))
       and (l.people = '{}' or $2 = any(string_to_array(l.people[array_position(l.cases, $1::uuid)], ' '))) group by 1, 2 order by 1, 2`, [caseId, person]);
}
