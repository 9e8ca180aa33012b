import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { importing, rowWith } from '../../test/import.ts';
import type { Db } from './database.ts';
import { keyImportRows } from './import-rows.ts';

const house = await freshDatabase();
const bench = await importing(house);
afterAll(async () => {
  bench.close();
  await house.close();
});
const asOwner = <T>(work: (db: Db) => Promise<T>) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
const hashes = () => asOwner((db) => db.query<{ number: string; content_hash: Buffer }>('select number, content_hash from import_row order by number'));
const plain = (cells: Readonly<Record<string, string>>) =>
  createHash('sha256').update(JSON.stringify(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)))).digest();

test('what a row was like cannot be tried from the database: no plain hash of it is kept, and none can be added', async () => {
  const row = rowWith('A1');
  await bench.rows([row]);
  const [kept] = await hashes();
  expect(kept?.content_hash).toHaveLength(16);
  const tries = ['sha256', 'sha512', 'md5', 'sha1'].map((name) => createHash(name).update(plain(row)).digest().subarray(0, 16));
  for (const guess of [plain(row).subarray(0, 16), plain(row).subarray(16), ...tries]) expect(kept?.content_hash.equals(guess)).toBe(false);
  await expect(asOwner((db) => db.query("update import_row set content_hash = sha256('x')"))).rejects.toMatchObject({ code: '23514' });
});

test('rows of before are keyed once, and the same file then still changes nothing, and another one is still told apart', async () => {
  const rows = ['B1', 'B2', 'B3'].map((number) => rowWith(number));
  await bench.rows(rows);
  const before = await hashes();
  // As an older version left them.
  await asOwner(async (db) => {
    await db.query('alter table import_row drop constraint import_row_keyed');
    await db.query("update import_row set content_hash = '' where number = 'B3'");
    for (const row of rows.slice(0, 2)) await db.query('update import_row set content_hash = $2 where number = $1', [row['source_number'], plainOf(row)]);
    await db.query('alter table import_row add constraint import_row_keyed check (length(content_hash) in (0, 16)) not valid');
  });
  expect(await asOwner((db) => keyImportRows(db, house.keys))).toBe(2);
  expect((await hashes()).filter(({ number }) => number !== 'B3')).toEqual(before.filter(({ number }) => number !== 'B3'));
  expect(await asOwner((db) => keyImportRows(db, house.keys))).toBe(0);
  const again = await bench.rows([rows[0]!, { ...rows[1]!, cause: 'theft' }, rows[2]!]);
  expect(again.counts).toMatchObject({ imported: 0, present: 1, differs: 2 });
});

/** Cells as the import tidies them: what is empty is left out. */
const plainOf = (row: Readonly<Record<string, string>>) => plain(Object.fromEntries(Object.entries(row).filter(([, text]) => text !== '')));
