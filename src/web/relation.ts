import type { Db } from '../database/database.ts';
import type { User, Visit } from './route.ts';

/** What somebody is to a case. Nobody else may see that it exists. */
export type Relation = 'mediator' | 'policy' | 'desk' | 'supervisor';

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

/**
 * All relations, the one with most insight first; empty where there is none.
 * - mediator: the allocated or second mediator. Not after a hand-back, when the case is with nobody. Own closed cases
 *   stay within reach: the handlers show a thin view of them (P-11).
 * - policy: only cases on which policy was asked something.
 * - desk: every case. Before allocation all of it, afterwards data and correspondence without notes: the handlers ask
 *   `allocated` for that difference (P-11).
 * - supervisor: of a mediator on it, as long as the case runs.
 * - director, administrator and privacy officer: never (P-22).
 */
export function relations(user: Pick<User, 'id' | 'roles'>, standing: CaseStanding & { supervisors: readonly string[] }): Relation[] {
  const { mediator, secondMediator, policy, allocated, closed, supervisors } = standing;
  const found: Relation[] = [];
  if (user.roles.includes('mediator') && allocated && (mediator === user.id || secondMediator === user.id)) found.push('mediator');
  if (user.roles.includes('policy') && policy) found.push('policy');
  if (user.roles.includes('desk')) found.push('desk');
  if (user.roles.includes('practice-supervisor') && allocated && !closed && supervisors.includes(user.id)) found.push('supervisor');
  return found;
}

/** The relation with most insight, or null: then the case does not exist for this user. */
export function relation(user: Pick<User, 'id' | 'roles'>, standing: CaseStanding & { supervisors: readonly string[] }): Relation | null {
  return relations(user, standing)[0] ?? null;
}

/** By transaction, so that a handler may pass on a changed copy of its visit. */
const admitted = new WeakMap<Db, Map<string, readonly Relation[]>>();

/**
 * Every handler behind `open-case` or `order-in-case` asks this before it reads anything else of a case, and answers
 * `notFound()` where it gets null: the same page as for a case that does not exist. The server answers 500 where such
 * a handler shows a case and never passed here.
 */
export async function guard(visit: Pick<Visit, 'db' | 'user'>, caseId: string, standing: CaseStanding): Promise<Relation[] | null> {
  if (!visit.user) return null;
  const supervisors = visit.user.roles.includes('practice-supervisor') ? await supervisorsOf(visit, standing) : [];
  const found = relations(visit.user, { ...standing, supervisors });
  if (found.length === 0) return null;
  const passed = admitted.get(visit.db) ?? new Map<string, readonly Relation[]>();
  admitted.set(visit.db, passed.set(caseId, found));
  return found;
}

/** Whether the guard let this visit into at least one of these cases. */
export function passedGuard(db: Db, caseIds: Iterable<string>): boolean {
  const passed = admitted.get(db);
  if (!passed) return false;
  for (const id of caseIds) if (passed.has(id)) return true;
  return false;
}

/** What this user is to the case that the guard was first asked about in this visit: that of the address. Empty where it let nobody in. */
export const firstAdmitted = (db: Db): readonly Relation[] => [...admitted.get(db)?.values() ?? []][0] ?? [];

async function supervisorsOf(visit: Pick<Visit, 'db'>, standing: CaseStanding): Promise<string[]> {
  const rows = await visit.db.query<{ supervisor: string }>(
    'select supervisor from supervision where mediator = any($1::uuid[])',
    [[standing.mediator, standing.secondMediator].filter((id) => id !== null)],
  );
  return rows.map(({ supervisor }) => supervisor);
}
