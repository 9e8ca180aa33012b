import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';
import { hex, insertRows } from '../rows.ts';
import { compartments, placeName, type Compartment, type Place } from './compartment.ts';
import { STANDS, STRUCK } from './struck.ts';
import { insertTokens } from './tokens.ts';

/**
 * Everything personal or narrative in a case, sealed per compartment. Kinds of words: the text fields of the orders
 * (`field.kind`), and from a referral `name`, `birth-date`, `contact`, `remarks`, `safe-contact`, `safe-times`, `code-word`, `detention-place`,
 * `own-professional`, `event`, `event-place`, `event-day`, `statement-about-other`, `organisation`, `function`,
 * `telephone`, `email` (the last four of a referrer).
 */
export interface Words {
  /** Of a note alone: it can be struck through. */
  id?: string;
  kind: string;
  text: string;
  recorded: Date;
  /** The fact that they came with. */
  factSeq: number | null;
  /** The member of staff who wrote them; null from the public, an import or a job. */
  by: string | null;
  /** Its line was struck through (P-15): it tells what was recorded, and nothing that still holds. */
  struck?: true;
}

export interface PersonWords {
  /** `p1`…, `referrer` or `casework`. */
  id: string;
  /** Oldest first. Empty where the compartment's key was destroyed. */
  words: readonly Words[];
}

export interface NewWords extends Place {
  readonly kind: string;
  readonly text: string;
  readonly factSeq: number | null;
  readonly by: string | null;
  readonly recorded: Date;
}

/** Kind of a made letter (letters.ts): a whole document, never read along with words. */
export const LETTER = 'letter';

/** Associated data of a seal: words open only in their own compartment and under their own kind. */
export const contextOf = (compartmentId: string, kind: string): string => `${compartmentId}:${kind}`;

const READ = `select c.id as compartment_id, c.case_id, c.kind as compartment, c.person, c.key_id, s.id, s.kind, s.content, s.recorded, s.recorded_by, s.fact_seq, ${STRUCK} as struck
  from compartment c left join sealed s on s.compartment_id = c.id and s.replaced_by is null and s.kind <> '${LETTER}'`;
const IN_ORDER = 'order by c.kind, c.person, s.recorded, s.number';

interface SealedRow {
  id: string | null;
  compartment_id: string;
  case_id: string;
  compartment: string;
  person: string;
  key_id: number;
  kind: string | null;
  content: Buffer | null;
  recorded: Date;
  recorded_by: string | null;
  fact_seq: number | null;
  struck: boolean;
}

/** The text, or null where its key was destroyed. Throws SealBroken where bytes were changed or moved. */
export function openText(keys: KeyStore, row: { compartment_id: string; key_id: number; kind: string; content: Buffer }): string | null {
  try {
    return keys.open(row.key_id, contextOf(row.compartment_id, row.kind), row.content).toString();
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}

function gather(keys: KeyStore, rows: readonly SealedRow[]): PersonWords[] {
  const found = new Map<string, Words[]>();
  for (const row of rows) {
    const id = row.compartment === 'person' ? row.person : row.compartment;
    const words = found.get(id) ?? [];
    found.set(id, words);
    const { id: own, kind, content } = row;
    const text = kind === null || content === null ? null : openText(keys, { ...row, kind, content });
    if (kind !== null && text !== null) words.push({ ...kind === 'note' && own !== null ? { id: own } : {}, kind, text, recorded: row.recorded, factSeq: row.fact_seq, by: row.recorded_by, ...row.struck ? { struck: true } : {} });
  }
  return [...found].map(([id, words]) => ({ id, words }));
}

/** Everything in the case, opened. The caller has named the case to the access log. */
export async function readPeople(db: Db, keys: KeyStore, caseId: string): Promise<PersonWords[]> {
  return gather(keys, await db.query<SealedRow>(`${READ} where c.case_id = $1 ${IN_ORDER}`, [caseId]));
}

/** One compartment: a person's (`p1`…), `referrer` or `casework`. Null where there is none: nobody wrote anything. */
export async function readPerson(db: Db, keys: KeyStore, caseId: string, person: string): Promise<PersonWords | null> {
  const [kind, own] = person === 'referrer' || person === 'casework' ? [person, ''] : ['person', person];
  const rows = await db.query<SealedRow>(`${READ} where c.case_id = $1 and c.kind = $2 and c.person = $3 ${IN_ORDER}`, [caseId, kind, own]);
  return gather(keys, rows)[0] ?? null;
}

/** The newest of a kind that still holds; null where there is none. */
export const latest = (person: PersonWords | null | undefined, kind: string): string | null =>
  person?.words.findLast((words) => words.kind === kind && !words.struck)?.text ?? null;

/** The present name of each person by case and person. Who has no name, or was erased, is not in it. */
export async function names(db: Db, keys: KeyStore, caseIds: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const rows = await db.query<SealedRow & { kind: string; content: Buffer }>(
    `select distinct on (c.id) c.id as compartment_id, c.case_id, c.person, c.key_id, s.kind, s.content
     from compartment c join sealed s on s.compartment_id = c.id
     where c.case_id = any($1::uuid[]) and c.kind = 'person' and s.kind = 'name' and ${STANDS}
     order by c.id, s.recorded desc, s.number desc`,
    [caseIds],
  );
  const found = new Map<string, Map<string, string>>(caseIds.map((id) => [id, new Map()]));
  for (const row of rows.sort((a, b) => Number(a.person.slice(1)) - Number(b.person.slice(1)))) {
    const name = openText(keys, row);
    if (name !== null) found.get(row.case_id)?.set(row.person, name);
  }
  return found;
}

/** The names of each side, for lists, with whose they are for the access log; a person whose name nobody knows is left out. */
export async function namesBySide(db: Db, keys: KeyStore, caseIds: readonly string[]): Promise<Map<string, { a: string[]; b: string[]; people: string[] }>> {
  if (caseIds.length === 0) return new Map();
  const [rows, known] = await Promise.all([db.query<{ case_id: string; person: string; side: 'a' | 'b' }>(
    `select case_id, payload->>'person' as person, payload->>'side' as side from fact
     where case_id = any($1::uuid[]) and kind = 'PersonAdded' order by case_id, seq`,
    [caseIds],
  ), names(db, keys, caseIds)]);
  const found = new Map<string, { a: string[]; b: string[]; people: string[] }>(caseIds.map((id) => [id, { a: [], b: [], people: [] }]));
  for (const { case_id, person, side } of rows) {
    const name = known.get(case_id)?.get(person);
    if (name === undefined) continue;
    found.get(case_id)?.[side].push(name);
    found.get(case_id)?.people.push(person);
  }
  return found;
}

/**
 * Seals words, makes the compartments that they need, and keeps names findable. `freshKeys`: all cases are new in this
 * transaction, and these are their keys from `keysFor`. Nothing is sent for no words.
 */
export async function sealWords(
  db: Db, keys: KeyStore, words: readonly NewWords[], newId: () => string, freshKeys: readonly number[] | null = null,
): Promise<void> {
  if (words.length === 0) return;
  const places = await compartments(db, keys, words, newId, freshKeys);
  const placed = words.map((own) => ({ ...own, id: newId(), in: places.get(placeName(own)) as Compartment }));
  const rows = placed.map(({ id, in: { id: place, keyId }, kind, text, factSeq, by, recorded }) => ({
    id, compartment_id: place, kind, content: hex(keys.seal(keyId, contextOf(place, kind), text)), recorded, recorded_by: by, fact_seq: factSeq,
  }));
  await Promise.all([insertRows(db, 'sealed', ['id', 'compartment_id', 'kind', 'content', 'recorded', 'recorded_by', 'fact_seq'], rows), insertTokens(db, keys, placed)]);
}

/** Words without an order: a note, a name that was told. `person` only where the compartment is a person's. */
export async function addWords(db: Db, keys: KeyStore, words: Omit<NewWords, 'recorded'> & { now: Date; newId(): string }): Promise<void> {
  const { now, newId, ...own } = words;
  await sealWords(db, keys, [{ ...own, recorded: now }], newId);
}
