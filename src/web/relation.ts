import type { Reader } from '../core/case/order.ts';
import type { StaffRole } from '../core/role.ts';
import type { Db } from '../database/database.ts';
import { barredCases, excludedCases, tiesTo, type Ties } from '../database/relation.ts';
import type { User, Visit } from './route.ts';

/** Where a case stands, as far as access depends on it. Ids of staff. */
export interface CaseStanding {
  mediator: string | null;
  secondMediator: string | null;
  /** A question to policy is or was asked about this case. */
  policy: boolean;
  /** With a mediator now; also true of a case that was closed while a mediator had it. */
  allocated: boolean;
  closed: boolean;
}

export const NO_TIES: Ties = { excluded: false, restricted: false, supervises: false, trainee: false, standsIn: false, glass: false };

/** Whose work can bring them before a case that is not theirs while somebody is in danger. Never who opens no case at all. */
export const GLASS_ROLES: readonly StaffRole[] = ['desk', 'policy', 'mediator', 'practice-supervisor'];

type Asking = Pick<User, 'id' | 'roles'>;

/**
 * All relations, the one with most insight first; empty where there is none: then the case does not exist for this user.
 * - excluded: none, whatever else there is; the glass does not open it either.
 * - restricted to others: none but the glass.
 * - mediator: the allocated or second mediator, or who stands in for one today while the case runs. Not after a
 *   hand-back, when the case is with nobody. Own closed cases stay within reach: the handlers show a thin view (P-11).
 * - policy: only cases on which policy was asked something.
 * - desk: every case. Before allocation all of it, afterwards data and correspondence without notes: the handlers ask
 *   `allocated` for that difference (P-11).
 * - supervisor: of a mediator on it, as long as the case runs.
 * - trainee: follows it beside a mentor, as long as the case runs; reads and gives no orders.
 * - glass: who broke it, for an hour, where there is nothing else; reads and gives no orders.
 * - director, communications, administrator and privacy officer: never (P-22).
 */
export function relations(user: Asking, standing: CaseStanding & Ties): Reader[] {
  if (standing.excluded) return [];
  const found = standing.restricted ? [] : ordinary(user, standing);
  if (found.length === 0 && standing.glass && user.roles.some((role) => GLASS_ROLES.includes(role))) return ['glass'];
  return found;
}

function ordinary(user: Asking, standing: CaseStanding & Ties): Reader[] {
  const { mediator, secondMediator, policy, allocated, closed, supervises, trainee, standsIn } = standing;
  const mediates = user.roles.includes('mediator') && allocated;
  const found: Reader[] = [];
  if (mediates && (mediator === user.id || secondMediator === user.id || (standsIn && !closed))) found.push('mediator');
  if (user.roles.includes('policy') && policy) found.push('policy');
  if (user.roles.includes('desk')) found.push('desk');
  if (user.roles.includes('practice-supervisor') && allocated && !closed && supervises) found.push('supervisor');
  if (mediates && trainee && !closed) found.push('trainee');
  return found;
}

/** The relation with most insight, or null: then the case does not exist for this user. */
export function relation(user: Asking, standing: CaseStanding & Ties): Reader | null {
  return relations(user, standing)[0] ?? null;
}

/** By transaction, so that a handler may pass on a changed copy of its visit. */
const admitted = new WeakMap<Db, Map<string, readonly Reader[]>>();

/**
 * Every handler behind `open-case` or `order-in-case` asks this before it reads anything else of a case, and answers
 * `notFound()` where it gets null: the same page as for a case that does not exist. The server answers 500 where such
 * a handler shows a case and never passed here.
 */
export async function guard(visit: Asker, caseId: string, standing: CaseStanding): Promise<Reader[] | null> {
  const found = (await relationsTo(visit, [{ id: caseId, standing }])).get(caseId) ?? [];
  if (found.length === 0) return null;
  const passed = admitted.get(visit.db) ?? new Map<string, readonly Reader[]>();
  admitted.set(visit.db, passed.set(caseId, found));
  return found;
}

/** Cases that whoever asks must never know of, whatever else they are. */
export const excludedFor = ({ db, user }: Pick<Visit, 'db' | 'user'>): Promise<Set<string>> => excludedCases(db, user?.id ?? '');
/** The same, with cases that are for a few others. */
export const barredFor = ({ db, user }: Pick<Visit, 'db' | 'user'>): Promise<Set<string>> => barredCases(db, user?.id ?? '');

/** Without what is of a case that whoever asks must never know of. `of`: the case of a row; null where it is of none. */
export async function knownTo<Row>(visit: Pick<Visit, 'db' | 'user'>, rows: readonly Row[], of: (row: Row) => string | null): Promise<Row[]> {
  const hidden = await excludedFor(visit);
  return rows.filter((row) => !hidden.has(of(row) ?? ''));
}

/** Whoever asks, and on which day. */
export type Asker = Pick<Visit, 'db' | 'user' | 'now' | 'today'>;

/** What this user is to each of these cases, for searches and lists: empty where it must not be shown. */
export async function relationsTo(visit: Asker, cases: readonly { id: string; standing: CaseStanding }[]): Promise<Map<string, Reader[]>> {
  const { user } = visit;
  if (!user) return new Map();
  const ties = await tiesTo(visit.db, user.id, cases.map(({ id, standing }) => ({ id, mediator: standing.mediator, second: standing.secondMediator })), visit);
  return new Map(cases.map(({ id, standing }) => [id, relations(user, { ...standing, ...(ties.get(id) ?? EXCLUDED) })]));
}

/** Where nothing is known, nothing opens. */
const EXCLUDED: Ties = { ...NO_TIES, excluded: true };

/** Whether the guard let this visit into at least one of these cases. */
export function passedGuard(db: Db, caseIds: Iterable<string>): boolean {
  const passed = admitted.get(db);
  if (!passed) return false;
  for (const id of caseIds) if (passed.has(id)) return true;
  return false;
}

/** What this user is to the case that the guard was first asked about in this visit: that of the address. Empty where it let nobody in. */
export const firstAdmitted = (db: Db): readonly Reader[] => [...admitted.get(db)?.values() ?? []][0] ?? [];
