import type { Day } from '../../core/day.ts';
import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';
import { compartments, placeName, type Place } from './compartment.ts';
import { contextOf, LETTER, openText } from './people.ts';

/** A letter that was made, without its words. */
export interface MadeLetter {
  id: string;
  /** `approach`, `closing`, `rejection`, `data-request` or `breach`. */
  kind: string;
  /** Whose compartment it is in: the addressee's (`p1`…), or `casework` for a letter to somebody outside the case. */
  place: string;
  language: string;
  /** Number of the last fact when it was made. */
  readUpTo: number;
  madeAt: Date;
  /** Name of the colleague who made it. */
  by: string;
  /** Of a letter about a breach: its number, and the day on which the letter left. */
  breach: string | null;
  sentOn: Day | null;
}

export interface NewLetter extends Pick<MadeLetter, 'kind' | 'place' | 'language' | 'readUpTo'> {
  caseId: string;
  pdf: Uint8Array;
  /** Id of the colleague who makes it. */
  by: string;
  now: Date;
  newId(): string;
}

/** Seals a letter in the compartment of its addressee. Returns its id. */
export async function keepLetter(db: Db, keys: KeyStore, letter: NewLetter): Promise<string> {
  const { caseId, place, newId, now, by } = letter;
  const where: Place = place === 'casework' ? { caseId, compartment: 'casework', person: null } : { caseId, compartment: 'person', person: place };
  const compartment = (await compartments(db, keys, [where], newId)).get(placeName(where));
  if (!compartment) throw new Error('a letter without a compartment');
  const [id, sealedId] = [newId(), newId()];
  const content = keys.seal(compartment.keyId, contextOf(compartment.id, LETTER), letter.pdf);
  await db.query(
    'insert into sealed (id, compartment_id, kind, content, recorded, recorded_by) values ($1, $2, $3, $4, $5, $6)',
    [sealedId, compartment.id, LETTER, content, now, by],
  );
  await db.query(
    `insert into letter (id, case_id, compartment_id, template, language, sealed_id, made_at, made_by, read_up_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, caseId, compartment.id, letter.kind, letter.language, sealedId, now, by, letter.readUpTo],
  );
  return id;
}

const MADE = `select l.id, l.template as kind, coalesce(nullif(c.person, ''), c.kind) as place, l.language,
    l.read_up_to as "readUpTo", l.made_at as "madeAt", m.name as by, r.number as breach, b.sent_on as "sentOn", c.id as compartment_id, c.key_id
  from letter l left join breach_letter b on b.letter_id = l.id left join breach r on r.id = b.breach_id join compartment c on c.id = l.compartment_id join staff m on m.id = l.made_by`;

type Row = MadeLetter & { compartment_id: string; key_id: number };

const made = ({ id, kind, place, language, readUpTo, madeAt, by, breach, sentOn }: Row): MadeLetter => ({ id, kind, place, language, readUpTo, madeAt, by, breach, sentOn });

/** What was made in a case, newest first. */
export async function lettersOf(db: Db, caseId: string): Promise<MadeLetter[]> {
  return (await db.query<Row>(`${MADE} where l.case_id = $1 order by l.made_at desc, l.id`, [caseId])).map(made);
}

/** That a letter of this case tells of a breach, by the number of that. */
export async function keepBreachLetter(db: Db, letter: { id: string; caseId: string; breach: string }): Promise<void> {
  await db.query('insert into breach_letter (letter_id, case_id, breach_id) select $1, $2, id from breach where number = $3', [letter.id, letter.caseId, letter.breach]);
}

/** False where this case has no such letter about a breach. One that left already stays as it is. */
export async function sentBreachLetter(db: Db, caseId: string, id: string, { on, now, by }: { on: Day; now: Date; by: string }): Promise<boolean> {
  await db.query('update breach_letter set sent_on = $3, sent_at = $4, sent_by = $5 where case_id = $1 and letter_id = $2 and sent_on is null', [caseId, id, on, now, by]);
  return (await db.query('select from breach_letter where case_id = $1 and letter_id = $2', [caseId, id])).length > 0;
}

/** A letter of this case with its PDF. Null where this case has no such letter; `pdf` null where its compartment was erased. */
export async function openLetter(db: Db, keys: KeyStore, caseId: string, id: string): Promise<{ letter: MadeLetter; pdf: Buffer | null } | null> {
  const [row] = await db.query<Row>(`${MADE} where l.case_id = $1 and l.id = $2`, [caseId, id]);
  if (!row) return null;
  const [sealed] = await db.query<{ content: Buffer }>('select s.content from sealed s join letter l on l.sealed_id = s.id where l.id = $1', [id]);
  return { letter: made(row), pdf: sealed ? openBytes(keys, row, sealed.content) : null };
}

function openBytes(keys: KeyStore, { compartment_id, key_id }: Row, content: Buffer): Buffer | null {
  try {
    return keys.open(key_id, contextOf(compartment_id, LETTER), content);
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}

/**
 * The exact words of releases, by the number of their `Released` fact. Nothing else of the releasing person's compartment
 * is read or opened: this is the only way from one party to a letter for the other (P-08).
 */
export async function readReleased(db: Db, keys: KeyStore, caseId: string, from: string, facts: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.query<{ compartment_id: string; key_id: number; kind: string; content: Buffer; fact_seq: number }>(
    `select c.id as compartment_id, c.key_id, s.kind, s.content, s.fact_seq from compartment c join sealed s on s.compartment_id = c.id
     where c.case_id = $1 and c.kind = 'person' and c.person = $2 and s.kind = 'released' and s.fact_seq = any($3::int[]) and s.replaced_by is null
     order by s.recorded`,
    [caseId, from, facts],
  );
  const found = new Map<number, string>();
  for (const row of rows) {
    const text = openText(keys, row);
    if (text !== null) found.set(row.fact_seq, text);
  }
  return found;
}
