import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { dayOf, type Day } from '../../src/core/day.ts';
import { clientSettings } from '../../src/database/database.ts';
import { openStorage, type Storage } from '../../src/database/storage.ts';
import { manyRows } from '../../src/foundation/many.ts';
import { settleStaff } from '../../src/foundation/sql.ts';
import { load, type InputLine } from '../../src/import/load.ts';
import { ending } from './ending.ts';

export interface Filled {
  readonly cases: number;
  /** Of the import alone. */
  readonly seconds: number;
  /** Largest resident size of the importing process, in MB, in the first and in the last tenth. */
  readonly memory: { readonly early: number; readonly late: number };
  readonly people: { readonly names: number; readonly words: number };
  readonly facts: number;
  readonly gigabytes: number;
}

const MEGABYTE = 1e6;

/** Staff and synthetic rows through the import, as `npm run import` takes them in; then the statistics that PostgreSQL makes by itself within minutes. */
export async function fill(folder: string, count: number, years: number, now: Date, say: (text: string) => void): Promise<Filled> {
  const storage = await openStorage({ folder, url: null, now });
  const close = ending(storage.close);
  try {
    const { database } = storage;
    await database.transaction({ role: 'bis_owner', user: null, request: randomUUID() }, (db) => settleStaff(db, storage.keys, randomUUID, now));
    const memory = { early: 0, late: 0 };
    let told = 0;
    const started = performance.now();
    const parts = { database, keys: storage.keys, now, today: dayOf(now), newId: () => randomUUID(), source: 'bench', sentence: (reason: string) => reason };
    const { imported } = await load(lines(count, years, dayOf(now)), parts, ({ line, faults }) => {
      throw new Error(`synthetic row ${line} is refused: ${JSON.stringify(faults)}`);
    }, ({ read }) => {
      const resident = process.memoryUsage.rss() / MEGABYTE;
      if (read <= count / 10) memory.early = Math.max(memory.early, resident);
      if (read > count * 0.9) memory.late = Math.max(memory.late, resident);
      if (Math.floor((read * 10) / count) > told) say(`  ${read} rows, ${rate(read, started)} a second, ${Math.round(resident)} MB`);
      told = Math.floor((read * 10) / count);
    });
    const seconds = (performance.now() - started) / 1000;
    await gatherStatistics(storage);
    return { cases: imported, seconds, memory, ...await sizes(storage) };
  } finally {
    await close();
  }
}

const rate = (read: number, started: number): number => Math.round((read * 1000) / (performance.now() - started));

function* lines(count: number, years: number, today: Day): Generator<InputLine> {
  let line = 1;
  for (const cells of manyRows({ count, years, today })) yield { line: line += 1, cells, raw: [] };
}

/** Not in a transaction, so past the door of `src/database`. */
async function gatherStatistics({ connection }: Storage): Promise<void> {
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    await client.query('vacuum (analyze)');
    await client.query('checkpoint').catch(() => undefined);
  } finally {
    await client.end();
  }
}

async function sizes({ database }: Storage): Promise<Pick<Filled, 'people' | 'facts' | 'gigabytes'>> {
  return database.transaction({ role: 'bis_owner', user: null, request: randomUUID() }, async (db) => {
    const [row] = await db.query<{ names: number; words: number; facts: number; bytes: number }>(
      `select (select count(*) from sealed where kind = 'name') as names, (select count(*) from name_word) as words,
        (select count(*) from fact) as facts, pg_database_size(current_database()) as bytes`);
    if (!row) throw new Error('no sizes');
    return { people: { names: row.names, words: row.words }, facts: row.facts, gigabytes: row.bytes / 1e9 };
  });
}
