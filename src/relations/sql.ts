import type { Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';
import type { Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { openReason, sealReason } from '../database/people/reason.ts';
import type { Colleague, Lists, StandInAsked } from './rules.ts';
import type { Outcome } from './texts.ts';

export interface Acting { readonly now: Date; readonly by: string; newId(): string }

/** Active staff by name. */
export function activeStaff(db: Db): Promise<Colleague[]> {
  return db.query<{ id: string; name: string; roles: StaffRole[] }>('select id, name, roles from staff where active order by name, id');
}

/** Two people who change the lists of one case come one after the other. */
export const holdLists = async (db: Db, caseId: string): Promise<void> => void await db.query('select from bis_case where id = $1 for no key update', [caseId]);

export type ListKind = 'excluded' | 'restricted';
export interface ListRow { readonly id: string; readonly kind: ListKind; readonly staffId: string; readonly name: string; readonly since: Date; readonly by: string; readonly reason: string | null }

/** Living rows of a case, the oldest first. */
export async function readLists(db: Db, keys: KeyStore, caseId: string): Promise<ListRow[]> {
  const rows = await db.query<Omit<ListRow, 'reason'> & { keyId: number | null; reason: Buffer }>(
    `select l.id, l.kind, l.staff_id as "staffId", s.name, l.since, b.name as by, l.key_id as "keyId", l.reason
     from case_list l join staff s on s.id = l.staff_id join staff b on b.id = l.by where l.case_id = $1 and l.ended_at is null order by l.since, s.name`, [caseId]);
  return rows.map(({ keyId, reason, ...row }) => ({ ...row, reason: openReason(keys, 'case_list', { id: row.id, keyId, reason }) }));
}

export const listsOf = (rows: readonly Pick<ListRow, 'kind' | 'staffId'>[]): Lists => {
  const named = (kind: ListKind) => new Set(rows.filter((row) => row.kind === kind).map(({ staffId }) => staffId));
  return { excluded: named('excluded'), restricted: named('restricted') };
};

/** Adds colleagues to a list; who is on it already stays as they are. */
export async function addToList(db: Db, keys: KeyStore, row: { caseId: string; kind: ListKind; staff: readonly string[]; reason: string }, { now, by, newId }: Acting): Promise<void> {
  for (const staff of row.staff) {
    const id = newId();
    const { keyId, content } = await sealReason(db, keys, 'case_list', id, row.reason);
    await db.query(
      `insert into case_list (id, case_id, staff_id, kind, reason, key_id, since, by) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (case_id, staff_id, kind) where ended_at is null do nothing`, [id, row.caseId, staff, row.kind, content, keyId, now, by]);
  }
}

/** False where this case has no such living row. */
export async function endListRow(db: Db, caseId: string, id: string, { now, by }: Acting): Promise<boolean> {
  return (await db.query('update case_list set ended_at = $3, ended_by = $4 where case_id = $1 and id::text = $2 and ended_at is null returning 1', [caseId, id, now, by])).length > 0;
}

export interface Trainee { readonly id: string; readonly staffId: string; readonly name: string; readonly mentor: string; readonly from: Day; readonly until: Day | null }

/** Who follows a case to learn, now or later. */
export function readTrainees(db: Db, caseId: string, today: Day): Promise<Trainee[]> {
  return db.query<Trainee & Record<string, unknown>>(
    `select p.id, p.staff_id as "staffId", s.name, m.name as mentor, p.from_day as from, p.until_day as until
     from case_part p join staff s on s.id = p.staff_id join staff m on m.id = p.mentor
     where p.case_id = $1 and p.ended_at is null and (p.until_day is null or p.until_day >= $2) order by p.given_at`, [caseId, today]);
}

/** An earlier part that is over makes room. */
export async function addTrainee(db: Db, part: { caseId: string; staff: string; mentor: string; until: Day | null }, today: Day, { now, by, newId }: Acting): Promise<void> {
  await db.query('update case_part set ended_at = $3 where case_id = $1 and staff_id = $2 and ended_at is null', [part.caseId, part.staff, now]);
  await db.query(
    `insert into case_part (id, case_id, staff_id, part, mentor, from_day, until_day, given_by, given_at) values ($1, $2, $3, 'trainee', $4, $5, $6, $7, $8)`,
    [newId(), part.caseId, part.staff, part.mentor, today, part.until, by, now]);
}

export async function endTrainee(db: Db, caseId: string, id: string, now: Date): Promise<boolean> {
  return (await db.query('update case_part set ended_at = $3 where case_id = $1 and id::text = $2 and ended_at is null returning 1', [caseId, id, now])).length > 0;
}

export interface StandIn { readonly id: string; readonly mediatorId: string; readonly mediator: string; readonly standIn: string; readonly from: Day; readonly until: Day; readonly by: string;
  /** First leave of the stand-in that falls in these days; both null where there is none, the last alone where its end is open. */
  readonly awayFrom: Day | null; readonly awayUntil: Day | null }

/** Those of today and of later, what ends first on top. */
export function readStandIns(db: Db, today: Day): Promise<StandIn[]> {
  return db.query<StandIn & Record<string, unknown>>(
    `select i.id, i.mediator as "mediatorId", m.name as mediator, s.name as "standIn", i.from_day as from, i.until_day as until, b.name as by, l.from_day as "awayFrom", l.until_day as "awayUntil"
     from stand_in i join staff m on m.id = i.mediator join staff s on s.id = i.stand_in join staff b on b.id = i.given_by
     left join lateral (select p.from_day, p.until_day from mediator_period p where p.staff_id = i.stand_in and p.kind = 'leave' and p.ended_at is null
       and p.from_day <= i.until_day and (p.until_day is null or p.until_day >= greatest(i.from_day, $1)) order by p.from_day limit 1) l on true
     where i.ended_at is null and i.until_day >= $1 order by i.until_day, m.name`, [today]);
}

const MEDIATES = "(s.active and 'mediator' = any(s.roles))";

/** `leaveFrom`, `leaveUntil`: their leave that is not over, the first of it; both null where there is none, the last alone where its end is open. */
export interface StandsIn { readonly id: string; readonly name: string; readonly active: boolean; readonly leaveFrom: Day | null; readonly leaveUntil: Day | null }

/** Mediators, and whoever is none any more and still has a running case. */
export function mediatorsToStandInFor(db: Db, today: Day): Promise<StandsIn[]> {
  return db.query<StandsIn & Record<string, unknown>>(
    `select s.id, s.name, ${MEDIATES} as active, l.from_day as "leaveFrom", l.until_day as "leaveUntil" from staff s
     left join lateral (select p.from_day, p.until_day from mediator_period p where p.staff_id = s.id and p.kind = 'leave' and p.ended_at is null
       and (p.until_day is null or p.until_day >= $1) order by p.from_day limit 1) l on true
     where ${MEDIATES} or bis_running(s.id) > 0 order by s.name, s.id`, [today]);
}

/** False where the same two stand for each other already on one of these days. */
export async function addStandIn(db: Db, { mediator, standIn, from, until }: StandInAsked, { now, by, newId }: Acting): Promise<boolean> {
  // Not the row of the account: the second fence lets nobody hold what they may not change.
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`stand_in ${mediator}`]);
  const rows = await db.query(
    `insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) select $1, $2, $3, $4::date, $5::date, $6, $7
     where not exists (select from stand_in where mediator = $2 and stand_in = $3 and ended_at is null and from_day <= $5 and until_day >= $4) returning 1`,
    [newId(), mediator, standIn, from, until, by, now]);
  return rows.length > 0;
}

export async function endStandIn(db: Db, id: string, now: Date): Promise<boolean> {
  return (await db.query('update stand_in set ended_at = $2 where id::text = $1 and ended_at is null returning 1', [id, now])).length > 0;
}

/** The id of the case with this number, of whoever's case it is: for who opens one in an emergency. */
export async function findNumbered(db: Db, number: string): Promise<string | null> {
  const [row] = await db.query<{ id: string | null }>('select bis_case_numbered($1) as id', [number]);
  return row?.id ?? null;
}

/** Emergencies of this colleague that nobody looked at in time. */
export async function overdueGlass(db: Db, staff: string, today: Day): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*)::int as count from glass where staff_id = $1 and reviewed_at is null and review_by < $2', [staff, today]);
  return row?.count ?? 0;
}

export interface Breaking { readonly caseId: string; readonly reason: string; readonly until: Date; readonly reviewBy: Day }

export async function breakGlass(db: Db, keys: KeyStore, { caseId, reason, until, reviewBy }: Breaking, { now, by, newId }: Acting): Promise<void> {
  const id = newId();
  const { keyId, content } = await sealReason(db, keys, 'glass', id, reason);
  await db.query(
    'insert into glass (id, case_id, staff_id, reason, key_id, opened_at, until, review_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [id, caseId, by, content, keyId, now, until, reviewBy]);
}

export interface Broken {
  readonly id: string; readonly caseId: string; readonly number: string; readonly staffId: string; readonly name: string; readonly openedAt: Date; readonly until: Date;
  readonly reviewBy: Day; readonly reviewedBy: string | null; readonly outcome: Outcome | null; readonly reason: string | null;
}

/** What is not reviewed first, the oldest on top; then the newest of the others. `excluded`: of cases that this reader must never see. */
export async function readBroken(db: Db, keys: KeyStore, excluded: ReadonlySet<string>, most: number): Promise<Broken[]> {
  const rows = await db.query<Omit<Broken, 'reason'> & { keyId: number | null; reason: Buffer }>(
    `select g.id, g.case_id as "caseId", b.number, g.staff_id as "staffId", s.name, g.opened_at as "openedAt", g.until, g.review_by as "reviewBy",
       r.name as "reviewedBy", g.outcome, g.key_id as "keyId", g.reason
     from glass g join bis_case b on b.id = g.case_id join staff s on s.id = g.staff_id left join staff r on r.id = g.reviewed_by
     where g.case_id <> all($1::uuid[])
     order by g.reviewed_at is not null, case when g.reviewed_at is null then g.opened_at end, g.opened_at desc limit $2`, [[...excluded], most]);
  return rows.map(({ keyId, reason, ...row }) => ({ ...row, reason: openReason(keys, 'glass', { id: row.id, keyId, reason }) }));
}

/** Null where there is none to review; nobody reviews what they did themselves. */
export async function reviewGlass(db: Db, id: string, outcome: Outcome, excluded: ReadonlySet<string>, { now, by }: Acting): Promise<{ caseId: string } | 'own' | null> {
  const [row] = await db.query<{ caseId: string; staffId: string }>(
    'select case_id as "caseId", staff_id as "staffId" from glass where id::text = $1 and reviewed_at is null and case_id <> all($2::uuid[]) for update', [id, [...excluded]]);
  if (!row) return null;
  if (row.staffId === by) return 'own';
  await db.query('update glass set reviewed_at = $2, reviewed_by = $3, outcome = $4 where id::text = $1', [id, now, by, outcome]);
  return { caseId: row.caseId };
}
