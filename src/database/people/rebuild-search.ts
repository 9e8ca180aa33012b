import type { Database, Db, Who } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { holdEnded } from './erase.ts';
import { openText, type NewWords } from './people.ts';
import { STATEMENT } from './statement.ts';
import { STANDS } from './struck.ts';
import { insertTokens, type Placed } from './tokens.ts';

/** False after a crash of the database or a restore, until `rebuildSearch` is done: a search may then miss people. */
export async function isSearchable(db: Db): Promise<boolean> {
  return (await db.query('select from search_complete')).length > 0;
}

/** Where people are named by whom a case is found. */
const NAMED = "kind in ('person', 'referrer')";
/** Compartments between two commits. */
const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Makes everybody findable again, from the sealed words whose keys are there. What is there already stays, and referrals may
 * come in meanwhile. `told`: how far it is, now and then. Returns the number of people looked at, referrers included.
 */
async function rebuildSearch(database: Database, keys: KeyStore, request: string, told: (done: number, total: number) => void = () => undefined): Promise<number> {
  const who: Who = { role: 'bis_owner', user: null, request };
  const [all] = await database.transaction(who, (db) => db.query<{ n: number }>(`select count(*)::int as n from compartment where ${NAMED}`));
  let people = 0;
  for (let last: string | null = FIRST; last !== null;) {
    const after: string = last;
    const done = await database.transaction(who, (db) => rebuildSome(db, keys, after));
    people += done.people;
    told(people, Math.max(people, all?.n ?? 0));
    last = done.last;
  }
  await database.transaction(who, (db) => db.query('insert into search_complete values (true) on conflict do nothing'));
  return people;
}

/** Where it is needed; null where everybody can be found. */
export async function keepSearchable(database: Database, keys: KeyStore, request: string, told?: (done: number, total: number) => void): Promise<number | null> {
  const searchable = await database.transaction({ role: 'bis_owner', user: null, request }, isSearchable);
  return searchable ? null : rebuildSearch(database, keys, request, told);
}

interface Held { id: string; case_id: string; kind: NewWords['compartment']; person: string; key_id: number }
interface Row { id: string; compartment_id: string; kind: string; content: Buffer; recorded: Date }

/** The people of these cases at once, where not everybody can be found yet: what binds them to each other must not wait. */
export async function makeFindable(db: Db, keys: KeyStore, cases: readonly string[]): Promise<void> {
  if (await isSearchable(db)) return;
  await place(db, keys, await db.query<Held>(`select id, case_id, kind, person, key_id from compartment where ${NAMED} and case_id = any($1::uuid[]) order by id`, [cases]));
}

async function rebuildSome(db: Db, keys: KeyStore, after: string): Promise<{ people: number; last: string | null }> {
  const held = await db.query<Held>(`select id, case_id, kind, person, key_id from compartment where ${NAMED} and id > $1 order by id limit $2`, [after, AT_ONCE]);
  // Nobody strikes a name through between its being read here and its tokens being there to be taken out.
  await holdEnded(db, [...new Set(held.map(({ case_id }) => case_id))]);
  await place(db, keys, held);
  return { people: held.length, last: held.at(-1)?.id ?? null };
}

async function place(db: Db, keys: KeyStore, held: readonly Held[]): Promise<void> {
  const rows = await db.query<Row>(
    `select s.id, s.compartment_id, s.kind, s.content, s.recorded from sealed s join compartment c on c.id = s.compartment_id
     where s.compartment_id = any($1::uuid[]) and s.kind in ('name', 'birth-date', $2) and ${STANDS} order by s.recorded, s.number`,
    [held.map(({ id }) => id), STATEMENT],
  );
  const of = new Map(held.map((one) => [one.id, one]));
  await insertTokens(db, keys, rows.flatMap((row) => placed(keys, of.get(row.compartment_id)!, row)));
}

function placed(keys: KeyStore, { id: place, case_id: caseId, kind: compartment, person, key_id: keyId }: Held, { id, kind, content, recorded }: Row): Placed[] {
  const text = openText(keys, { compartment_id: place, key_id: keyId, kind, content });
  if (text === null) return [];
  const words: NewWords = { caseId, compartment, person: compartment === 'person' ? person : null, kind, text, factSeq: null, by: null, recorded };
  // All that the compartment ever held is here at once: nothing has to be looked up.
  return [{ ...words, id, in: { id: place, keyId, existed: false } }];
}
