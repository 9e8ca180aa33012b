import type { Day } from '../core/day.ts';
import type { Db } from './database.ts';
import type { KeyStore } from './keys.ts';

/** One version of an office: where requests for data go from a day on. */
export interface Office {
  readonly id: string;
  /** The same for all its versions. */
  readonly office: string;
  readonly name: string;
  /** Lines of an envelope, without the name. */
  readonly address: string;
  /** For whose attention, or null. */
  readonly contact: string | null;
  readonly from: Day;
  readonly ended: boolean;
}

type Words = Pick<Office, 'name' | 'address' | 'contact'>;
type Row = Omit<Office, keyof Words> & { words: Buffer };
const COLUMNS = 'id, office, words, from_day as "from", ended';
const contextOf = (id: string): string => `prosecution_office ${id}`;
const opened = (keys: KeyStore, { words, ...row }: Row): Office => ({ ...row, ...JSON.parse(keys.openShared(contextOf(row.id), words).toString()) as Words });
const byName = (one: Office, other: Office): number => one.name.localeCompare(other.name, 'nl') || (one.office < other.office ? -1 : 1);

/** Offices as they are on a day, by name; one that ended is left out. */
export async function officesOn(db: Db, keys: KeyStore, day: Day): Promise<Office[]> {
  const rows = await db.query<Row>(
    `select * from (select distinct on (office) ${COLUMNS} from prosecution_office where from_day <= $1 order by office, from_day desc, recorded_at desc) as present
     where not ended`, [day]);
  return rows.map((row) => opened(keys, row)).toSorted(byName);
}

/** Versions that begin after a day, soonest first. */
export async function officesAfter(db: Db, keys: KeyStore, day: Day): Promise<Office[]> {
  const rows = await db.query<Row>(`select ${COLUMNS} from prosecution_office where from_day > $1 order by from_day, recorded_at`, [day]);
  return rows.map((row) => opened(keys, row));
}

/** Adds a version; a new office where `office` is null. */
export async function addOfficeVersion(
  db: Db, keys: KeyStore, version: Omit<Office, 'id' | 'office'> & { office: string | null }, { by, now, newId }: { by: string; now: Date; newId(): string },
): Promise<void> {
  const id = newId();
  const words: Words = { name: version.name, address: version.address, contact: version.contact };
  await db.query(
    'insert into prosecution_office (id, office, words, from_day, ended, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, version.office ?? id, keys.sealShared(contextOf(id), JSON.stringify(words)), version.from, version.ended, now, by]);
}
