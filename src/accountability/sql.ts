import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';

interface Doing { readonly now: Date; readonly by: string }

export interface FoundationDecision { readonly number: number; readonly decided: Day; readonly what: string; readonly why: string; readonly by: string }

const DECISION = 'foundation decision';

/** Newest first. */
export async function readDecisions(db: Db, keys: KeyStore): Promise<FoundationDecision[]> {
  const rows = await db.query<Omit<FoundationDecision, 'what' | 'why'> & { what: Buffer; why: Buffer }>(
    'select d.number, d.decided, d.what, d.why, s.name as by from foundation_decision d join staff s on s.id = d.recorded_by order by d.number desc limit 500');
  return rows.map((row) => ({ ...row, what: keys.openShared(DECISION, row.what).toString(), why: keys.openShared(DECISION, row.why).toString() }));
}

export async function addDecision(db: Db, keys: KeyStore, { decided, what, why }: Pick<FoundationDecision, 'decided' | 'what' | 'why'>, { now, by }: Doing): Promise<void> {
  await db.query('insert into foundation_decision (decided, what, why, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [decided, keys.sealShared(DECISION, what), keys.sealShared(DECISION, why), now, by]);
}

export interface PlanAction { readonly id: string; readonly year: number; readonly what: string; readonly owner: string; readonly due: Day; readonly doneOn: Day | null }

const PLAN = 'privacy year plan';

/** In the order of their days. */
export async function readPlan(db: Db, keys: KeyStore, year: number): Promise<PlanAction[]> {
  const rows = await db.query<Omit<PlanAction, 'what'> & { what: Buffer }>(
    'select p.id, p.year, p.what, s.name as owner, p.due, p.done_on as "doneOn" from plan_action p join staff s on s.id = p.owner where p.year = $1 order by p.due, p.id', [year]);
  return rows.map((row) => ({ ...row, what: keys.openShared(PLAN, row.what).toString() }));
}

export async function addAction(db: Db, keys: KeyStore, action: { id: string; year: number; what: string; owner: string; due: Day }, { now, by }: Doing): Promise<void> {
  await db.query('insert into plan_action (id, year, what, owner, due, added_at, added_by) values ($1, $2, $3, $4, $5, $6, $7)', [action.id, action.year, keys.sealShared(PLAN, action.what), action.owner, action.due, now, by]);
}

/** False where there is no such open action. */
export async function finishAction(db: Db, id: string, on: Day, by: string): Promise<boolean> {
  return (await db.query('update plan_action set done_on = $2, done_by = $3 where id::text = $1 and done_on is null returning id', [id, on, by])).length > 0;
}

/** Colleagues with an account that works. */
export const readColleagues = (db: Db): Promise<{ id: string; name: string }[]> => db.query<{ id: string; name: string }>('select id, name from staff where active order by name, id');

export interface Attendance { readonly name: string; readonly attended: readonly { readonly module: string; readonly day: Day }[] }

/** Every colleague with an account that works, with what each attended, newest first. */
export async function readTraining(db: Db): Promise<Attendance[]> {
  const rows = await db.query<{ id: string; name: string; module: string | null; day: Day | null }>(
    'select s.id, s.name, t.module, t.day from staff s left join training t on t.staff_id = s.id where s.active order by s.name, s.id, t.day desc');
  const found = new Map<string, { name: string; attended: { module: string; day: Day }[] }>();
  for (const { id, name, module, day } of rows) {
    const own = found.get(id) ?? { name, attended: [] };
    found.set(id, own);
    if (module !== null && day !== null) own.attended.push({ module, day });
  }
  return [...found.values()];
}

/** What was recorded before is left as it is. */
export async function addTraining(db: Db, newId: () => string, training: { staff: readonly string[]; module: string; day: Day }, { now, by }: Doing): Promise<void> {
  for (const id of training.staff) {
    await db.query('insert into training (id, staff_id, module, day, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [newId(), id, training.module, training.day, now, by]);
  }
}
