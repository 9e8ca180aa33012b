import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { compartments, placeName, type Compartment, type Place } from './compartment.ts';
import { hex, insertRows } from '../rows.ts';
import { holdEnded } from './erase.ts';
import { contextOf, sealWords } from './people.ts';
import { readOwn } from './offered.ts';
import { unfindStruck } from './struck.ts';
import { insertTokens } from './tokens.ts';

export interface Correction {
  readonly caseId: string;
  readonly person: string;
  /** The words that are replaced. */
  readonly wordsId: string;
  readonly text: string;
  readonly by: string;
  readonly now: Date;
  newId(): string;
}

/**
 * Puts a new version in the place of somebody's own words (AVG art. 16). The old version stays sealed and is no longer read; the new
 * one belongs to the same fact, so that a corrected address is the one that letters use. Null where this person has no such words.
 */
export async function correctWords(db: Db, keys: KeyStore, { caseId, person, wordsId, text, by, now, newId }: Correction): Promise<{ kind: string } | null> {
  await holdEnded(db, [caseId]);
  const old = (await readOwn(db, keys, caseId, person)).find(({ id }) => id === wordsId);
  if (!old) return null;
  const place: Place = { caseId, compartment: 'person', person };
  const compartment = (await compartments(db, keys, [place], newId)).get(placeName(place)) as Compartment;
  const id = newId();
  const [taken] = await db.query('update sealed set replaced_by = $2 where id = $1 and replaced_by is null returning id', [wordsId, id]);
  if (!taken) return null;
  const row = { id, compartment_id: compartment.id, kind: old.kind, content: hex(keys.seal(compartment.keyId, contextOf(compartment.id, old.kind), text)), recorded: now, recorded_by: by, fact_seq: old.factSeq };
  await insertRows(db, 'sealed', ['id', 'compartment_id', 'kind', 'content', 'recorded', 'recorded_by', 'fact_seq'], [row]);
  await insertTokens(db, keys, [{ ...place, kind: old.kind, text, factSeq: old.factSeq, by, recorded: now, id, in: compartment }]);
  await unfindStruck(db, [caseId]);
  return { kind: old.kind };
}

/** What somebody wants to stand beside words that were not corrected. */
const OWN_STATEMENT = 'own-statement';

export const addOwnStatement = (db: Db, keys: KeyStore, { caseId, person, text, by, now, newId }: Omit<Correction, 'wordsId'>): Promise<void> =>
  sealWords(db, keys, [{ caseId, compartment: 'person', person, kind: OWN_STATEMENT, text, factSeq: null, by, recorded: now }], newId);
