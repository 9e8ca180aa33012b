import type { Day } from '../../core/day.ts';
import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';
import { compartments, placeName, type Compartment } from './compartment.ts';

/** Something that somebody wants to remember on a case. */
export interface Task {
  readonly id: string;
  readonly due: Day | null;
  readonly text: string;
  /** Member of staff. */
  readonly owner: string;
  readonly doneAt: Date | null;
}

export interface NewTask { readonly caseId: string; readonly due: Day | null; readonly text: string; readonly owner: string; readonly now: Date }

/** Associated data of the seal of a task. */
export const taskContext = (compartmentId: string, id: string): string => `${compartmentId}:task:${id}`;

/** Seals it in the casework compartment. Returns its id. */
export async function addTask(db: Db, keys: KeyStore, task: NewTask, newId: () => string): Promise<string> {
  const place = { caseId: task.caseId, compartment: 'casework', person: null } as const;
  const { id: compartmentId, keyId } = (await compartments(db, keys, [place], newId)).get(placeName(place)) as Compartment;
  const id = newId();
  await db.query(
    'insert into task (id, case_id, due, compartment_id, content, owner, made_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, task.caseId, task.due, compartmentId, keys.seal(keyId, taskContext(compartmentId, id), task.text), task.owner, task.now],
  );
  return id;
}

/** Open tasks of a case, first due first, then those that were done, newest first. */
export async function tasksOf(db: Db, keys: KeyStore, caseId: string): Promise<Task[]> {
  const rows = await db.query<SealedTask<Task>>(
    `select t.id, t.due, t.owner, t.done_at as "doneAt", t.compartment_id, c.key_id, t.content
     from task t join compartment c on c.id = t.compartment_id where t.case_id = $1
     order by t.done_at desc nulls first, t.due nulls last, t.made_at`,
    [caseId],
  );
  return opened(keys, rows);
}

/** An open task in one of several cases. */
export interface DueTask extends Omit<Task, 'doneAt'> { readonly caseId: string; readonly ownerName: string }

/**
 * Open tasks in these cases for until this day, first due first, then those without a day: those of these colleagues, and those whose owner is no mediator on the
 * case any more, or never was. Else a task would be nobody's when its case goes to somebody else.
 */
export async function tasksDue(db: Db, keys: KeyStore, asked: { readonly cases: readonly string[]; readonly owners: readonly string[]; readonly until: Day }): Promise<DueTask[]> {
  const rows = await db.query<SealedTask<DueTask>>(
    `select t.id, t.due, t.owner, t.case_id as "caseId", m.name as "ownerName", t.compartment_id, c.key_id, t.content
     from task t join compartment c on c.id = t.compartment_id join standing s on s.case_id = t.case_id join staff m on m.id = t.owner
     where t.case_id = any($1::uuid[]) and t.done_at is null and (t.due is null or t.due <= $3)
       and (t.owner = any($2::uuid[]) or (t.owner is distinct from s.mediator and t.owner is distinct from s.second))
     order by t.due nulls last, t.made_at`,
    [asked.cases, asked.owners, asked.until],
  );
  return opened(keys, rows);
}

/** An open task on a list of running cases. */
export interface ListedTask extends Omit<Task, 'doneAt'> { readonly caseId: string; readonly number: string; readonly ownerName: string }

/** Open tasks in these running cases that have come up by this day, and those without a day, first due first; of one colleague alone where an owner is named. */
export async function openTasks(db: Db, keys: KeyStore, asked: { readonly cases: readonly string[]; readonly owner: string | null; readonly until: Day }): Promise<ListedTask[]> {
  const rows = await db.query<SealedTask<ListedTask>>(
    `select t.id, t.due, t.owner, t.case_id as "caseId", b.number, m.name as "ownerName", t.compartment_id, c.key_id, t.content
     from task t join compartment c on c.id = t.compartment_id join bis_case b on b.id = t.case_id join staff m on m.id = t.owner
     where t.case_id = any($1::uuid[]) and ($2::uuid is null or t.owner = $2) and t.done_at is null and (t.due is null or t.due <= $3) order by t.due nulls last, t.made_at`,
    [asked.cases, asked.owner, asked.until],
  );
  return opened(keys, rows);
}

/** A task in one of these cases that was done, of one colleague alone where an owner is named; null where there is none. */
export async function doneTask(db: Db, keys: KeyStore, { cases, owner, id }: { readonly cases: readonly string[]; readonly owner: string | null; readonly id: string }): Promise<Pick<ListedTask, 'id' | 'text' | 'caseId' | 'number'> | null> {
  const rows = await db.query<SealedTask<Pick<ListedTask, 'id' | 'text' | 'caseId' | 'number'>>>(
    `select t.id, t.case_id as "caseId", b.number, t.compartment_id, c.key_id, t.content from task t join compartment c on c.id = t.compartment_id join bis_case b on b.id = t.case_id
     where t.id::text = $2 and t.case_id = any($1::uuid[]) and ($3::uuid is null or t.owner = $3) and t.done_at is not null`, [cases, id, owner]);
  return opened(keys, rows)[0] ?? null;
}

type SealedTask<T extends { readonly text: string }> = Omit<T, 'text'> & { id: string; compartment_id: string; key_id: number; content: Buffer };

/** With their texts; a task whose key was destroyed is left out. */
function opened<T extends { readonly text: string }>(keys: KeyStore, rows: readonly SealedTask<T>[]): T[] {
  return rows.flatMap(({ compartment_id: compartmentId, key_id: keyId, content, ...task }) => {
    try {
      return [{ ...task, text: keys.open(keyId, taskContext(compartmentId, task.id), content).toString() } as unknown as T];
    } catch (error) {
      if (error instanceof KeyGone) return [];
      throw error;
    }
  });
}

/** False where this case has no such open task. */
export async function finishTask(db: Db, caseId: string, id: string, now: Date): Promise<boolean> {
  const rows = await db.query('update task set done_at = $3 where case_id = $1 and id::text = $2 and done_at is null returning id', [caseId, id, now]);
  return rows.length > 0;
}

/** Another text or day for an open task of this case; sealed as it was, over what stood there. */
export async function changeTask(db: Db, keys: KeyStore, { caseId, id, text, due }: Pick<Task, 'id' | 'text' | 'due'> & { readonly caseId: string }): Promise<void> {
  const [row] = await db.query<{ compartment_id: string; key_id: number }>(
    'select t.compartment_id, c.key_id from task t join compartment c on c.id = t.compartment_id where t.case_id = $1 and t.id = $2 and t.done_at is null for update of t', [caseId, id]);
  if (row) await db.query('update task set due = $2, content = $3 where id = $1', [id, due, keys.seal(row.key_id, taskContext(row.compartment_id, id), text)]);
}

/**
 * Ends an open task that its writer made since a moment; other words are sealed over what stood there, as nobody is to read it any more.
 * False where there is none: it was done, or another's, or of longer ago.
 */
export async function takeTaskBack(db: Db, keys: KeyStore, asked: { readonly caseId: string; readonly id: string; readonly owner: string; readonly since: Date; readonly instead: string; readonly now: Date }): Promise<boolean> {
  const [row] = await db.query<{ id: string; compartment_id: string; key_id: number }>(
    `select t.id, t.compartment_id, c.key_id from task t join compartment c on c.id = t.compartment_id
     where t.case_id = $1 and t.id::text = $2 and t.owner = $3 and t.made_at >= $4 and t.done_at is null for update of t`, [asked.caseId, asked.id, asked.owner, asked.since]);
  if (!row) return false;
  await db.query('update task set done_at = $2, content = $3 where id = $1', [row.id, asked.now, keys.seal(row.key_id, taskContext(row.compartment_id, row.id), asked.instead)]);
  return true;
}

/** Days in which what was done can be taken back. Own choice. */
export const REOPEN_DAYS = 30;

/** False where this case has no such task that was done. */
export async function reopenTask(db: Db, caseId: string, id: string): Promise<boolean> {
  const rows = await db.query('update task set done_at = null where case_id = $1 and id::text = $2 and done_at is not null returning id', [caseId, id]);
  return rows.length > 0;
}
