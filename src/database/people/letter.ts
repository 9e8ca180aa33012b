import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { compartments, placeName, type Compartment, type Place } from './compartment.ts';

/** A letter that was made, without what is in it. */
export interface KeptLetter {
  readonly id: string;
  /** `approach`, `closing`, `rejection` or `data-request`. */
  readonly template: string;
  readonly language: string;
  /** The addressee, `p1`…; empty for the prosecution service. */
  readonly person: string;
  readonly madeAt: Date;
  /** Member of staff. */
  readonly madeBy: string;
}

export interface NewLetter extends Omit<KeptLetter, 'id'> {
  readonly caseId: string;
  readonly pdf: Uint8Array;
}

/** Binds the bytes to their letter and compartment. */
const contextOf = (compartmentId: string, id: string): string => `${compartmentId}:letter:${id}`;

/** The compartment of the addressee; a letter to an office that is no party is the desk's own work. */
const placeOf = (caseId: string, person: string): Place =>
  (person === '' ? { caseId, compartment: 'casework', person: null } : { caseId, compartment: 'person', person });

/** Keeps a letter as it leaves the house. Returns its id. */
export async function keepLetter(db: Db, keys: KeyStore, letter: NewLetter, newId: () => string): Promise<string> {
  const place = placeOf(letter.caseId, letter.person);
  const { id: compartmentId, keyId } = (await compartments(db, keys, [place], newId)).get(placeName(place)) as Compartment;
  const id = newId();
  await db.query(
    `insert into letter (id, case_id, compartment_id, person, template, language, content, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, letter.caseId, compartmentId, letter.person, letter.template, letter.language, keys.seal(keyId, contextOf(compartmentId, id), letter.pdf), letter.madeAt, letter.madeBy],
  );
  return id;
}

/** The letters of a case, newest first. */
export function lettersOf(db: Db, caseId: string): Promise<KeptLetter[]> {
  return db.query<KeptLetter>(
    `select id, template, language, person, made_at as "madeAt", made_by as "madeBy" from letter where case_id = $1 order by made_at desc, id`,
    [caseId],
  );
}

/** The bytes of a letter of this case; null where there is none. Throws KeyGone where its compartment was erased. */
export async function openLetter(db: Db, keys: KeyStore, caseId: string, id: string): Promise<(KeptLetter & { pdf: Buffer }) | null> {
  const [row] = await db.query<KeptLetter & { compartment_id: string; key_id: number; content: Buffer }>(
    `select l.id, l.template, l.language, l.person, l.made_at as "madeAt", l.made_by as "madeBy", l.compartment_id, c.key_id, l.content
     from letter l join compartment c on c.id = l.compartment_id where l.case_id = $1 and l.id::text = $2`,
    [caseId, id],
  );
  if (!row) return null;
  const { compartment_id: compartmentId, key_id: keyId, content, ...letter } = row;
  return { ...letter, pdf: keys.open(keyId, contextOf(compartmentId, letter.id), content) };
}
