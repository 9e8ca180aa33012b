import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { HOUSE_WORDS, UNDER_HOUSE } from '../database/people/house-files.ts';
import { newest, openFile, readOffice, writeOffice } from '../database/people/office.ts';

interface Doing { readonly now: Date; readonly by: string; newId(): string }

/** A row whose words lie in a file with a key of its own, or still under the key of the house. */
interface Filed { readonly fileId: string | null; readonly what: Buffer | null }

/** Words in a new file; its id. */
async function filed(db: Db, keys: KeyStore, words: Readonly<Record<string, string>>, doing: Doing): Promise<string> {
  const fileId = await openFile(db, keys, doing.now, doing.newId);
  for (const [kind, content] of Object.entries(words)) await writeOffice(db, keys, { fileId, kind, content, ...doing });
  return fileId;
}

/** Reads words of these rows; null where their term is over and they were erased. */
async function wordsIn(db: Db, keys: KeyStore, rows: readonly Filed[]) {
  const found = await readOffice(db, keys, rows.flatMap(({ fileId }) => fileId ?? []));
  return (fileId: string | null, kind: keyof typeof HOUSE_WORDS, of: keyof typeof UNDER_HOUSE, legacy: Buffer | null): string | null => {
    if (fileId !== null) return newest(found.get(fileId) ?? [], HOUSE_WORDS[kind]);
    return legacy === null ? null : keys.openShared(UNDER_HOUSE[of], legacy).toString();
  };
}

export interface FoundationDecision { readonly number: number; readonly decided: Day; readonly what: string | null; readonly why: string | null; readonly by: string }

/** Newest first. */
export async function readDecisions(db: Db, keys: KeyStore): Promise<FoundationDecision[]> {
  const rows = await db.query<Omit<FoundationDecision, 'what' | 'why'> & Filed & { why: Buffer | null }>(
    'select d.number, d.decided, d.file_id as "fileId", d.what, d.why, s.name as by from foundation_decision d join staff s on s.id = d.recorded_by order by d.number desc limit 500');
  const read = await wordsIn(db, keys, rows);
  return rows.map(({ number, decided, by, fileId, what, why }) => ({ number, decided, by, what: read(fileId, 'what', 'decision', what), why: read(fileId, 'why', 'decision', why) }));
}

export async function addDecision(db: Db, keys: KeyStore, { decided, what, why }: { decided: Day; what: string; why: string }, doing: Doing): Promise<void> {
  const fileId = await filed(db, keys, { what, why }, doing);
  await db.query('insert into foundation_decision (decided, file_id, recorded_at, recorded_by) values ($1, $2, $3, $4)', [decided, fileId, doing.now, doing.by]);
}

export interface PlanAction { readonly id: string; readonly year: number; readonly what: string | null; readonly owner: string; readonly due: Day; readonly doneOn: Day | null }

/** In the order of their days. */
export async function readPlan(db: Db, keys: KeyStore, year: number): Promise<PlanAction[]> {
  const rows = await db.query<Omit<PlanAction, 'what'> & Filed>(
    'select p.id, p.year, p.file_id as "fileId", p.what, s.name as owner, p.due, p.done_on as "doneOn" from plan_action p join staff s on s.id = p.owner where p.year = $1 order by p.due, p.id', [year]);
  const read = await wordsIn(db, keys, rows);
  return rows.map(({ fileId, what, ...row }) => ({ ...row, what: read(fileId, 'what', 'action', what) }));
}

export async function addAction(db: Db, keys: KeyStore, action: { id: string; year: number; what: string; owner: string; due: Day }, doing: Doing): Promise<void> {
  const fileId = await filed(db, keys, { what: action.what }, doing);
  await db.query('insert into plan_action (id, year, file_id, owner, due, added_at, added_by) values ($1, $2, $3, $4, $5, $6, $7)', [action.id, action.year, fileId, action.owner, action.due, doing.now, doing.by]);
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
export async function addTraining(db: Db, newId: () => string, training: { staff: readonly string[]; module: string; day: Day }, { now, by }: Omit<Doing, 'newId'>): Promise<void> {
  for (const id of training.staff) {
    await db.query('insert into training (id, staff_id, module, day, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [newId(), id, training.module, training.day, now, by]);
  }
}
