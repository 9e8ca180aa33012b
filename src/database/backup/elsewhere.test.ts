import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherPostgres, type OtherPostgres } from '../../../test/other-postgres.ts';
import { asOwner, fingerprints, storedCases, storedHouse } from '../../../test/stored.ts';
import { openDictionary } from '../people/dictionary.ts';
import { searchNames } from '../people/search.ts';
import { joinStorage, openStorage, type Storage } from '../storage.ts';
import { tidyRestored } from './tidy-restored.ts';

const root = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
const now = new Date('2019-03-04T10:00:00Z');
let other: OtherPostgres;
beforeAll(async () => { other = await otherPostgres(); }, 60_000);
afterAll(async () => {
  await other.stop();
  rmSync(root, { recursive: true, force: true });
});

const urlOf = ({ socket, database }: { socket: string; database: string }) => `postgresql://bis_owner@localhost/${database}?host=${encodeURIComponent(socket)}`;
function tool(name: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(join(other.tools!, name), args, { encoding: 'utf8', maxBuffer: 100_000_000 });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return stdout;
}
const found = (from: Storage, name: string) => asOwner(from.database, async (db) => (await searchNames(db, from.keys, await openDictionary(db, from.keys), name, 9)).map((one) => one.name));

test('a database of somebody else: pg_dump, pg_restore and npm run restore give all back, but who was erased since', { timeout: 60_000 }, async () => {
  if (other.tools === null) return console.log('NOT CHECKED: this machine has no pg_dump');
  const storage = await openStorage({ folder: join(root, 'data'), url: urlOf(other.connection), now });
  const own = storedCases(storedHouse(storage));
  const gone = await own.open({ words: { people: [{ name: 'Vergeetmij Zwanehals' }, null] } });
  for (const at of [1, 2, 3]) await own.open({ words: { people: [{ name: `Blijvina Voorbeeld${at}` }, null] } });
  const before = await fingerprints(storage.database);
  const dump = join(root, 'house.dump');
  tool('pg_dump', '--enable-row-security', '--format=custom', '--no-unlogged-table-data', '--file', dump, urlOf(other.connection));
  const rows = await asOwner(storage.database, (db) => db.query<{ key_id: number }>('select key_id from compartment where case_id = $1', [gone]));
  await storage.keys.erase(rows.map(({ key_id }) => key_id));
  await storage.close();

  const text = tool('pg_restore', '--data-only', '--file', '-', dump);
  expect(text).toContain('COPY public.sealed');
  expect(text).not.toMatch(/COPY public\.(name_token|identity_token|name_word)/);

  const url = urlOf(await other.another('again'));
  tool('pg_restore', '--dbname', url, dump);
  const again = await joinStorage({ folder: join(root, 'data'), url, now });
  try {
    expect(await fingerprints(again.database)).toEqual(before);
    const tidied = await tidyRestored(again, 'test');
    expect(tidied).toMatchObject({ changed: 0, broken: null, forgotten: { compartments: rows.length, unknown: 0 } });
    expect(await found(again, 'Zwanehals')).toEqual([]);
    expect(await found(again, 'Blijvina')).toHaveLength(3);
    expect(await storedCases(storedHouse(again, () => crypto.randomUUID())).open()).toBeTruthy();
  } finally {
    await again.close();
  }
});
