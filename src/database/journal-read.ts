import type { Entry, Fact } from '../core/case/facts.ts';
import { fold } from '../core/case/fold.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Day } from '../core/day.ts';
import { isUuid, type CaseId } from '../core/fields.ts';
import type { Db } from './database.ts';
import { beginning, brokenAt, FACT_COLUMNS, JournalBroken, type FactRow, type Head } from './journal-append.ts';

/** A case as its journal tells it. */
export interface CaseFile {
  id: CaseId;
  number: string;
  entries: readonly Entry[];
  /** Where it stands now, as far as is recorded. */
  state: CaseState;
  lastSeq: number;
  /** False where the chain does not hold, or ends before the entry that its standing knows: show it, change nothing. */
  intact: boolean;
}

const READ = `select c.id, c.number, ${FACT_COLUMNS.map((column) => `f.${column}`).join(', ')}
  from bis_case c join fact f on f.case_id = c.id`;

/** `last_seq`: number of the last entry by the standing, which every entry rewrites; null where there is none. Left out where standings are made anew. */
type CaseRow = FactRow & { id: CaseId; number: string; last_seq?: number | null };

const READ_ONE = `select c.id, c.number, s.last_seq, ${FACT_COLUMNS.map((column) => `f.${column}`).join(', ')}
  from bis_case c join fact f on f.case_id = c.id left join standing s on s.case_id = c.id`;

const entryOf = ({ seq, day, recorded, actor, kind, payload }: FactRow): Entry =>
  ({ seq, day: day as Day, recorded: recorded.toISOString(), actor, fact: { kind, ...payload } as unknown as Fact });

function caseFile(rows: readonly CaseRow[]): CaseFile | null {
  const [first] = rows;
  if (!first) return null;
  const entries = rows.map(entryOf);
  const whole = first.last_seq === undefined || first.last_seq === entries.length;
  return {
    id: first.id, number: first.number, entries, state: fold(entries), lastSeq: entries.length, intact: whole && brokenAt(first.id, rows) === null,
  };
}

/** Null where there is no such case, or the id is none. */
export async function readCase(db: Db, id: string): Promise<CaseFile | null> {
  if (!isUuid(id)) return null;
  return caseFile(await db.query<CaseRow>(`${READ_ONE} where c.id = $1 order by f.seq`, [id]));
}

/** By the number that people use, `YYYY-NNNNN`. */
export async function readCaseByNumber(db: Db, number: string): Promise<CaseFile | null> {
  return caseFile(await db.query<CaseRow>(`${READ_ONE} where c.number = $1 order by f.seq`, [number]));
}

/** The journals of several cases by id, for work over all of them. Cases that do not exist are left out. */
export async function readCases(db: Db, ids: readonly string[]): Promise<Map<string, CaseFile>> {
  if (ids.length === 0) return new Map();
  // The list as something that PostgreSQL cannot look into: else a short one would be planned anew each time, which takes longer than reading it.
  const rows = await db.query<CaseRow>(`${READ} where c.id = any((select $1::uuid[])::uuid[]) order by c.id, f.seq`, [ids]);
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, caseFile(own) as CaseFile]));
}

/**
 * What the journals of these cases tell, for whoever makes something new of it. Null where one does not hold: what is in it may not even be
 * readable, and is not looked into. A case without any entry is left out.
 */
export async function readWhole(db: Db, ids: readonly string[]): Promise<Map<string, Entry[] | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<CaseRow>(`${READ} where c.id = any((select $1::uuid[])::uuid[]) order by c.id, f.seq`, [ids]);
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, brokenAt(id, own) === null ? own.map(entryOf) : null]));
}

/** A journal that nobody else can add to until this transaction ends. */
export interface Held {
  readonly id: CaseId;
  readonly entries: readonly Entry[];
  readonly head: Head;
}

/**
 * Holds a case and reads its journal as it is once everybody before us has finished. Two statements, because one would
 * still show the facts of the moment at which it began to wait. A note that only refers to the case need not wait.
 * Null where there is no such case.
 * Throws JournalBroken where the chain does not hold.
 */
export async function holdCase(db: Db, id: string): Promise<Held | null> {
  if (!isUuid(id)) return null;
  const found = await db.query('select from bis_case where id = $1 for no key update', [id]);
  if (found.length === 0) return null;
  const rows = await db.query<FactRow & { last_seq: number | null }>(
    `select ${FACT_COLUMNS.map((column) => `f.${column}`).join(', ')}, s.last_seq from fact f left join standing s on s.case_id = f.case_id
     where f.case_id = $1 order by f.seq`, [id],
  );
  if (brokenAt(id, rows) !== null || (rows[0] && rows[0].last_seq !== rows.length)) throw new JournalBroken(`the journal of case ${id} does not hold: nothing is added to it`);
  const last = rows.at(-1);
  return { id: id as CaseId, entries: rows.map(entryOf), head: last ? { seq: last.seq, hash: last.hash } : beginning(id) };
}
