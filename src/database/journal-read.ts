import type { Entry, Fact } from '../core/case/facts.ts';
import { fold } from '../core/case/fold.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Day } from '../core/day.ts';
import { isUuid, type CaseId } from '../core/fields.ts';
import type { Db } from './database.ts';
import { beginning, brokenAt, FACT_COLUMNS, JournalBroken, type FactRow, type Head } from './journal-append.ts';

/** A case as its journal tells it. */
export interface CaseStory {
  id: CaseId;
  number: string;
  entries: readonly Entry[];
  /** Where it stands now, as far as is recorded. */
  state: CaseState;
  lastSeq: number;
}

export interface CaseFile extends CaseStory {
  /** False where the chain does not hold, or ends before the entry that its standing knows: show it, change nothing. Looked at where somebody asks. */
  readonly intact: boolean;
}

const columns = (names: readonly string[]) => names.map((column) => `f.${column}`).join(', ');

/** What a journal tells; the others hold its chain together. */
const TOLD = ['seq', 'kind', 'day', 'recorded', 'actor', 'payload'] as const satisfies readonly (typeof FACT_COLUMNS)[number][];
type ToldRow = Pick<FactRow, (typeof TOLD)[number]> & { id: CaseId; number: string };

/** `last_seq`: number of the last entry by the standing, which every entry rewrites; null where there is none. Left out where standings are made anew. */
type CaseRow = FactRow & { id: CaseId; number: string; last_seq?: number | null };

const read = (names: readonly string[]) => `select c.id, c.number, ${columns(names)} from bis_case c join fact f on f.case_id = c.id`;
const READ_ONE = `select c.id, c.number, s.last_seq, ${columns(FACT_COLUMNS)}
  from bis_case c join fact f on f.case_id = c.id left join standing s on s.case_id = c.id`;
/** The list as something that PostgreSQL cannot look into: else a short one would be planned anew each time, which takes longer than reading it. */
const OF_THESE = 'where c.id = any((select $1::uuid[])::uuid[]) order by c.id, f.seq';

const entryOf = ({ seq, day, recorded, actor, kind, payload }: Pick<FactRow, (typeof TOLD)[number]>): Entry =>
  ({ seq, day: day as Day, recorded: recorded.toISOString(), actor, fact: { kind, ...payload } as unknown as Fact });

function storyOf(rows: readonly ToldRow[]): CaseStory | null {
  const [first] = rows;
  if (!first) return null;
  const entries = rows.map(entryOf);
  return { id: first.id, number: first.number, entries, state: fold(entries), lastSeq: entries.length };
}

function fileOf(rows: readonly CaseRow[]): CaseFile | null {
  const [first] = rows;
  const story = storyOf(rows);
  if (!first || !story) return null;
  const whole = first.last_seq === undefined || first.last_seq === story.lastSeq;
  return {
    ...story,
    get intact() {
      return whole && brokenAt(first.id, rows) === null;
    },
  };
}

/** Null where there is no such case, or the id is none. */
export async function readCase(db: Db, id: string): Promise<CaseFile | null> {
  if (!isUuid(id)) return null;
  return fileOf(await db.query<CaseRow>(`${READ_ONE} where c.id = $1 order by f.seq`, [id]));
}

/** By the number that people use, `YYYY-NNNNN`. */
export async function readCaseByNumber(db: Db, number: string): Promise<CaseFile | null> {
  return fileOf(await db.query<CaseRow>(`${READ_ONE} where c.number = $1 order by f.seq`, [number]));
}

/** The journals of several cases by id, for lists and work over all of them, without what holds their chains together. Cases that do not exist are left out. */
export async function readCases(db: Db, ids: readonly string[]): Promise<Map<string, CaseStory>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<ToldRow>(`${read(TOLD)} ${OF_THESE}`, [ids]);
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, storyOf(own) as CaseStory]));
}

/**
 * What the journals of these cases tell, for whoever makes something new of it. Null where one does not hold: what is in it may not even be
 * readable, and is not looked into. A case without any entry is left out.
 */
export async function readWhole(db: Db, ids: readonly string[]): Promise<Map<string, Entry[] | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<CaseRow>(`${read(FACT_COLUMNS)} ${OF_THESE}`, [ids]);
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
    `select ${columns(FACT_COLUMNS)}, s.last_seq from fact f left join standing s on s.case_id = f.case_id
     where f.case_id = $1 order by f.seq`, [id],
  );
  if (brokenAt(id, rows) !== null || (rows[0] && rows[0].last_seq !== rows.length)) throw new JournalBroken(`the journal of case ${id} does not hold: nothing is added to it`);
  const last = rows.at(-1);
  return { id: id as CaseId, entries: rows.map(entryOf), head: last ? { seq: last.seq, hash: last.hash } : beginning(id) };
}
