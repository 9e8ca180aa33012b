import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { nameWords } from './fold-name.ts';
import { openText } from './people.ts';
import { readStatement, STATEMENT } from './statement.ts';
import { STANDS } from './struck.ts';

/**
 * By what two people can be told to have something in common, without saying what: keyed tokens of family names and postcodes. The
 * words are opened in memory and leave this file as tokens only.
 */
export interface Likeness {
  readonly names: ReadonlySet<string>;
  readonly postcodes: ReadonlySet<string>;
}

const POSTCODE = /\b([1-9]\d{3})\s?([A-Za-z]{2})\b/g;

/** Words of a name without the first, which is as a rule a first name; all of a name of one word. */
function familyNames(name: string): readonly string[] {
  const { strong } = nameWords(name.split('\n')[0] ?? '');
  return strong.length > 1 ? strong.slice(1) : strong;
}

export function likenessOf(keys: KeyStore, texts: { names: readonly string[]; addresses: readonly string[] }): Likeness {
  const postcodes = texts.addresses.flatMap((text) => [...text.matchAll(POSTCODE)].map(([, digits, letters]) => `${digits}${letters?.toUpperCase()}`));
  return {
    names: new Set(texts.names.flatMap(familyNames).map((word) => keys.token('likeness name', word).toString('hex'))),
    postcodes: new Set(postcodes.map((code) => keys.token('likeness postcode', code).toString('hex'))),
  };
}

interface Row { case_id: string; compartment_id: string; key_id: number; kind: string; content: Buffer }

/** Of everybody in these cases together; who was erased is not in it. For a job: nothing of it is shown to anybody. */
export async function likenessInCases(db: Db, keys: KeyStore, caseIds: readonly string[]): Promise<Map<string, Likeness>> {
  const rows = await db.query<Row>(
    `select c.case_id, c.id as compartment_id, c.key_id, s.kind, s.content from compartment c join sealed s on s.compartment_id = c.id
     where c.case_id = any($1::uuid[]) and s.kind in ('name', 'contact', $2) and ${STANDS}`, [caseIds, STATEMENT]);
  const texts = new Map(caseIds.map((id) => [id, { names: [] as string[], addresses: [] as string[] }]));
  for (const row of rows) {
    const text = openText(keys, row);
    const own = texts.get(row.case_id);
    if (text === null || !own) continue;
    if (row.kind === 'contact') own.addresses.push(text);
    if (row.kind === 'name') own.names.push(text);
    if (row.kind !== STATEMENT) continue;
    const { name, address } = readStatement(text);
    own.names.push(name ?? '');
    own.addresses.push(address ?? '');
  }
  return new Map([...texts].map(([id, own]) => [id, likenessOf(keys, own)]));
}
