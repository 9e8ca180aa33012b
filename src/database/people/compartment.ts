import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { insertRows } from '../rows.ts';

export type CompartmentKind = 'person' | 'referrer' | 'casework';

export interface Place {
  readonly caseId: string;
  readonly compartment: CompartmentKind;
  /** The person's id inside the case for kind person, else null. */
  readonly person: string | null;
}

export interface Compartment {
  readonly id: string;
  readonly keyId: number;
  /** True where it was there before: it may already hold words. */
  readonly existed: boolean;
}

type Found = { id: string; case_id: string; kind: CompartmentKind; person: string; key_id: number };

const nameOf = (caseId: string, kind: string, person: string): string => `${caseId} ${kind} ${person}`;
export const placeName = ({ caseId, compartment, person }: Place): string => nameOf(caseId, compartment, person ?? '');

/** As many new keys as there are places, on disk when this resolves. */
export async function keysFor(db: Db, keys: KeyStore, places: readonly Place[]): Promise<number[]> {
  const count = new Set(places.map(placeName)).size;
  if (count === 0) return [];
  const rows = await db.query<{ id: number }>("select nextval('key_id_seq') as id from generate_series(1, $1)", [count]);
  const ids = rows.map(({ id }) => id);
  await keys.create(ids);
  return ids;
}

/**
 * The compartments of these places by `placeName`; those that are missing are made, each with a key of its own that is
 * on disk before this resolves. `freshKeys`: all cases are new in this transaction, so nothing needs looking up, and these
 * are the keys from `keysFor`.
 */
export async function compartments(
  db: Db, keys: KeyStore, places: readonly Place[], newId: () => string, freshKeys: readonly number[] | null = null,
): Promise<Map<string, Compartment>> {
  const wanted = new Map(places.map((place) => [placeName(place), place]));
  const found = freshKeys ? new Map<string, Compartment>() : await existing(db, [...wanted.values()]);
  const missing = [...wanted].filter(([name]) => !found.has(name)).map(([, place]) => place);
  if (missing.length === 0) return found;
  const keyIds = freshKeys ?? await keysFor(db, keys, missing);
  for (const [name, compartment] of await make(db, missing, keyIds, newId)) found.set(name, compartment);
  const lost = missing.filter((place) => !found.has(placeName(place)));
  // Somebody else made it meanwhile; its key is the one that counts.
  for (const [name, compartment] of lost.length > 0 ? await existing(db, lost) : []) found.set(name, compartment);
  return found;
}

async function existing(db: Db, places: readonly Place[]): Promise<Map<string, Compartment>> {
  const cases = [...new Set(places.map(({ caseId }) => caseId))];
  const rows = await db.query<Found>('select id, case_id, kind, person, key_id from compartment where case_id = any($1::uuid[])', [cases]);
  return new Map(rows.map((row) => [nameOf(row.case_id, row.kind, row.person), { id: row.id, keyId: row.key_id, existed: true }]));
}

async function make(db: Db, places: readonly Place[], keyIds: readonly number[], newId: () => string): Promise<Map<string, Compartment>> {
  const rows = places.map((place, index) =>
    ({ id: newId(), case_id: place.caseId, kind: place.compartment, person: place.person ?? '', key_id: keyIds[index] }));
  const made = await insertRows<Found>(db, 'compartment', ['id', 'case_id', 'kind', 'person', 'key_id'], rows,
    'on conflict (case_id, kind, person) do nothing returning id, case_id, kind, person, key_id');
  return new Map(made.map((row) => [nameOf(row.case_id, row.kind, row.person), { id: row.id, keyId: row.key_id, existed: false }]));
}
