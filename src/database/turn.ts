import type { Db } from './database.ts';

/** What waits for each other: any numbers that nobody else uses. Locks of one transaction that are asked elsewhere have their numbers there. */
const TURNS = {
  import: 7_310_451, organisations: 7_200_400, settings: 8_350_001, retention: 8_040_914, privacy_request: 8_041_801, breach: 8_041_811,
} as const;

/** One after the other until this transaction ends. Read what is to be judged after this, not before. */
export const takeTurn = async (db: Db, of: keyof typeof TURNS): Promise<void> => void await db.query('select pg_advisory_xact_lock($1)', [TURNS[of]]);

/** Tables whose rows carry a number of their year, with its letter. */
const NUMBERED = { privacy_request: 'V', breach: 'L' } as const;
type Numbered = keyof typeof NUMBERED;

/** The next in its table, such as "V2019-001": numbers of a year follow each other. */
export async function nextNumber(db: Db, table: Numbered, year: string): Promise<string> {
  await takeTurn(db, table);
  const start = `${NUMBERED[table]}${year}-`;
  const [row] = await db.query<{ count: number }>(`select count(*)::int as count from ${table} where number like $1`, [`${start}%`]);
  return `${start}${String((row?.count ?? 0) + 1).padStart(3, '0')}`;
}

/** Nobody else works on the row of this number until this transaction ends. */
export const holdNumber = async (db: Db, table: Numbered, number: string): Promise<void> =>
  void await db.query('select pg_advisory_xact_lock($1, hashtext($2))', [TURNS[table], number]);
