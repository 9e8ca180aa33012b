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
export interface Doing { readonly by: string; readonly now: Date; newId(): string }
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

const differs = (before: Office | undefined, after: Office): boolean =>
  (before === undefined || before.ended ? !after.ended : after.ended || before.name !== after.name || before.address !== after.address || before.contact !== after.contact);

/** Every version that counts, by office and day: of two with the same first day the one that was recorded last. */
async function versionsOf(db: Db, keys: KeyStore, condition: string, value: string): Promise<Office[]> {
  const rows = await db.query<Row>(`select distinct on (office, from_day) ${COLUMNS} from prosecution_office where ${condition} order by office, from_day, recorded_at desc`, [value]);
  return rows.map((row) => opened(keys, row));
}

const before = (all: readonly Office[], one: Office): Office | undefined => all.filter(({ office, from }) => office === one.office && from < one.from).at(-1);

/** What changes after a day, soonest first; what was taken back changes nothing. */
export async function officesAfter(db: Db, keys: KeyStore, day: Day): Promise<Office[]> {
  const all = await versionsOf(db, keys, 'office in (select office from prosecution_office where from_day > $1)', day);
  return all.filter((one) => one.from > day && differs(before(all, one), one)).toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : byName(one, other)));
}

/** Offices that are used no more on a day, by name. */
export async function officesEnded(db: Db, keys: KeyStore, day: Day): Promise<Office[]> {
  const rows = await db.query<Row>(
    `select * from (select distinct on (office) ${COLUMNS} from prosecution_office where from_day <= $1 order by office, from_day desc, recorded_at desc) as present where ended`, [day]);
  return rows.map((row) => opened(keys, row)).toSorted(byName);
}

/**
 * An office is used no more from today on. A change that was still to come would bring it back on its day: it is taken back with it, each in a
 * version of its own, as nothing is changed or removed (0025).
 */
export async function endOfficeOn(db: Db, keys: KeyStore, office: Office, today: Day, doing: Doing): Promise<void> {
  await addOfficeVersion(db, keys, { ...office, from: today, ended: true }, doing);
  const coming = (await versionsOf(db, keys, 'office::text = $1', office.office)).filter(({ from, ended }) => from > today && !ended);
  for (const one of coming) await addOfficeVersion(db, keys, { ...office, from: one.from, ended: true }, doing);
}

/**
 * Ended by mistake: from today on as it was, and what was still to come when it ended comes all the same. Where its day has come meanwhile it is
 * so from today on: requests for data never go to an address that was to be over by now.
 */
export async function resumeOfficeOn(db: Db, keys: KeyStore, office: Office, today: Day, doing: Doing): Promise<void> {
  const rows = await db.query<Row>(`select ${COLUMNS} from prosecution_office where office::text = $1 order by from_day, recorded_at`, [office.office]);
  const ended = new Map(rows.map((row) => [row.from, row.ended]));
  // Of each day what was recorded last before it ended.
  const before = [...new Map(rows.filter((row) => !row.ended).map((row) => [row.from, opened(keys, row)])).values()];
  await addOfficeVersion(db, keys, { ...before.findLast(({ from }) => from <= today) ?? office, from: today, ended: false }, doing);
  for (const was of before) if (was.from > today && ended.get(was.from)) await addOfficeVersion(db, keys, was, doing);
}

/** Takes a coming change back: from its day on it is as it was before. Nothing is changed or removed (0025). False where there is no such change. */
export async function takeBackOffice(db: Db, keys: KeyStore, { office, from, today }: { office: string; from: string; today: Day }, doing: Doing): Promise<boolean> {
  const all = await versionsOf(db, keys, 'office::text = $1', office);
  const coming = all.find((one) => one.from === from && from > today && differs(before(all, one), one));
  if (!coming) return false;
  const was = before(all, coming);
  await addOfficeVersion(db, keys, { ...was ?? coming, from: coming.from, ended: was?.ended ?? true }, doing);
  return true;
}

/** Adds a version; a new office where `office` is null. */
export async function addOfficeVersion(
  db: Db, keys: KeyStore, version: Omit<Office, 'id' | 'office'> & { office: string | null }, { by, now, newId }: Doing,
): Promise<void> {
  const id = newId();
  const words: Words = { name: version.name, address: version.address, contact: version.contact };
  await db.query(
    'insert into prosecution_office (id, office, words, from_day, ended, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, version.office ?? id, keys.sealShared(contextOf(id), JSON.stringify(words)), version.from, version.ended, now, by]);
}
