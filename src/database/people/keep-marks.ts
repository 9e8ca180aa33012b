import type { Day } from '../../core/day.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { hex, insertRows } from '../rows.ts';
import type { Mark } from './mark.ts';

/**
 * Who asked not to be approached is known in the database and beside the keys (decision 7). Either may be the older copy.
 * A mark has an id for ever and an id that is gone stays gone, so that any two copies can be put together in any order.
 */
export interface Marks {
  readonly marks: readonly KeptMark[];
  readonly gone: readonly string[];
}

/** `token`: in hexadecimal digits. */
export interface KeptMark extends Mark { readonly id: string; readonly token: string }

/** Both copies in one: of two marks of one token the stronger holds, and the other is gone. `past`: a *not now* through this day goes. */
export function together(one: Marks, other: Marks, past: Day | null = null): Marks {
  const gone = new Set([...one.gone, ...other.gone]);
  const held = new Map<string, KeptMark>();
  for (const mark of [...one.marks, ...other.marks]) {
    if (gone.has(mark.id) || (past !== null && mark.until !== null && mark.until <= past)) continue;
    const before = held.get(mark.token);
    if (!before || isStronger(mark, before)) held.set(mark.token, mark);
  }
  const kept = new Set([...held.values()].map(({ id }) => id));
  const isPast = (mark: KeptMark) => past !== null && mark.until !== null && mark.until <= past;
  for (const mark of [...one.marks, ...other.marks]) if (!kept.has(mark.id) && !isPast(mark)) gone.add(mark.id);
  return { marks: [...held.values()].sort((a, b) => (a.token < b.token ? -1 : 1)), gone: [...gone].sort() };
}

/** *Never* before *not now*, a later day before an earlier one; between equals the same one whichever came first. */
function isStronger(mark: KeptMark, before: KeptMark): boolean {
  if (mark.answer !== before.answer) return mark.answer === 'never';
  return mark.until === before.until ? mark.id < before.id : (mark.until ?? '') > (before.until ?? '');
}

/** Any number that nobody else uses. */
const MARKS = 7_310_255;
const NONE: Marks = { marks: [], gone: [] };

/**
 * Brings the database and what is beside the keys to the same: after a start, before keys are destroyed, and once a day with
 * `past`, where the clock can be trusted. On disk when this resolves, also where the caller's transaction then fails: what
 * is beside the keys comes from what was committed. Throws SealBroken where the file is damaged.
 */
export async function keepBesideKeys(db: Db, keys: KeyStore, past: Day | null = null): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [MARKS]);
  const text = keys.readBeside();
  const beside = text === null ? NONE : JSON.parse(text.toString()) as Marks;
  const here = await readMarks(db);
  const all = together(here, beside, past);
  if (JSON.stringify(all) !== JSON.stringify(beside)) keys.writeBeside(JSON.stringify(all));
  await writeMarks(db, here, all);
}

/** Where somebody came themselves since: also beside the keys, where an older copy of the database could bring the mark back. */
export async function keepLifted(db: Db, keys: KeyStore): Promise<void> {
  if ((await db.query('select from mark_gone where not kept limit 1')).length > 0) await keepBesideKeys(db, keys);
}

/** In one statement, so that nobody lifts a mark between reading it and reading what is gone. */
async function readMarks(db: Db): Promise<Marks> {
  const rows = await db.query<{ id: string; token: Buffer | null; answer: Mark['answer']; until: Day | null }>(
    'select id, token, answer, until from not_to_approach union all select id, null, null, null from mark_gone');
  return {
    marks: rows.flatMap(({ id, token, answer, until }) => (token === null ? [] : [{ id, token: token.toString('hex'), answer, until }])),
    gone: rows.flatMap(({ id, token }) => (token === null ? [id] : [])),
  };
}

async function writeMarks(db: Db, before: Marks, after: Marks): Promise<void> {
  const [had, has] = [new Set(before.marks.map(({ id }) => id)), new Set(after.marks.map(({ id }) => id))];
  await db.query('delete from not_to_approach where id = any($1::uuid[])', [[...had].filter((id) => !has.has(id))]);
  const added = after.marks.filter(({ id }) => !had.has(id)).map((mark) => ({ ...mark, token: hex(Buffer.from(mark.token, 'hex')) }));
  await insertRows(db, 'not_to_approach', ['id', 'token', 'answer', 'until'], added);
  await db.query('insert into mark_gone (id, kept) select unnest($1::uuid[]), true on conflict (id) do update set kept = true where not mark_gone.kept', [after.gone]);
}
