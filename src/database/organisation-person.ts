import type { Day } from '../core/day.ts';
import type { OrganisationId } from '../core/fields.ts';
import type { Db } from './database.ts';
import type { KeyStore } from './keys.ts';

/** Somebody who works at a referring organisation. Empty where nobody told. */
export interface OrganisationPerson {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly function: string;
  readonly telephone: string;
  readonly email: string;
  /** The last day on which a colleague chose or wrote this person down. */
  readonly usedOn: Day;
}

export type PersonWords = Pick<OrganisationPerson, 'name' | 'function' | 'telephone' | 'email'>;

/** Whoever did not refer for so long is no contact any more; own choice, no source. Told in the register of processing. */
export const UNUSED_MONTHS = 24;

const contextOf = (id: string): string => `organisation_person ${id}`;

/** Everybody at these organisations, as recorded, by name; of null everybody at all. */
export async function peopleAt(db: Db, keys: KeyStore, organisations: readonly OrganisationId[] | null): Promise<OrganisationPerson[]> {
  const rows = await db.query<{ id: string; organisation: OrganisationId; words: Buffer; usedOn: Day }>(
    'select id, organisation, words, used_on as "usedOn" from organisation_person where $1::uuid[] is null or organisation = any($1)', [organisations]);
  return rows.map(({ words, ...row }) => ({ ...row, ...JSON.parse(keys.openShared(contextOf(row.id), words).toString()) as PersonWords }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nl') || (one.id < other.id ? -1 : 1));
}

export async function addPerson(
  db: Db, keys: KeyStore, organisation: OrganisationId, words: PersonWords, { by, now, today, newId }: { by: string; now: Date; today: Day; newId(): string },
): Promise<void> {
  const id = newId();
  await db.query(
    'insert into organisation_person (id, organisation, words, added_at, added_by, used_on) values ($1, $2, $3, $4, $5, $6)',
    [id, organisation, keys.sealShared(contextOf(id), JSON.stringify(words)), now, by, today]);
}

/** False where there was nobody of that id there. */
export const removePerson = async (db: Db, organisations: readonly OrganisationId[], id: string): Promise<boolean> =>
  (await db.query('delete from organisation_person where organisation = any($1::uuid[]) and id::text = $2 returning 1', [organisations, id])).length > 0;

export const personUsed = async (db: Db, id: string, today: Day): Promise<void> =>
  void await db.query('update organisation_person set used_on = greatest(used_on, $2) where id = $1', [id, today]);

/** Takes out whom nobody used since before that day; how many. */
export const forgetUnused = async (db: Db, today: Day): Promise<number> =>
  (await db.query('delete from organisation_person where used_on < $1::date - make_interval(months => $2) returning 1', [today, UNUSED_MONTHS])).length;
