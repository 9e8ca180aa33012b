import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPublicKey } from '../../src/database/backup/backup-key.ts';
import { copyKeys } from '../../src/database/backup/key-copy.ts';
import { openDictionary } from '../../src/database/people/dictionary.ts';
import { searchNames } from '../../src/database/people/search.ts';
import { manyRows } from '../../src/foundation/many.ts';
import { settleStaff } from '../../src/foundation/sql.ts';
import { takeInSynthetic } from '../../src/import/synthetic.ts';
import { backedUp, type BackedUp } from '../backed-up.ts';
import { asOwner, fingerprints, storedCases, storedHouse } from '../stored.ts';
import { LONG, tried } from './tried.ts';

/** Ten years of 1,600 registrations (dataset 2018: 1,594). */
const CASES = LONG ? 16_000 : 120;
const YEARS = 10;
const LATER = LONG ? 500 : 20;
const FIFTEEN_MINUTES = 900_000;
const now = new Date('2026-11-22T10:00:00Z');
const newId = () => crypto.randomUUID();

let house: BackedUp;
beforeAll(async () => { house = await backedUp(now); }, 60_000);
afterAll(() => house.close(), 60_000);

test('a backup of ten years, what came after it, and a copy of the keys give back every row of every table, within fifteen minutes', { timeout: 3_600_000 }, async () => {
  const { storage, root, data, keyFile } = house;
  await asOwner(storage.database, (db) => settleStaff(db, storage.keys, newId, now));
  await takeInSynthetic([...manyRows({ count: CASES, years: YEARS, today: '2026-11-22' as never })], { database: storage.database, keys: storage.keys, now, newId }, () => undefined);
  const begunBackup = performance.now();
  const made = await house.backup();
  const backupTook = performance.now() - begunBackup;
  const own = storedCases(storedHouse(storage, newId));
  for (let at = 0; at < LATER; at++) await own.open({ words: { people: [{ name: `Nakomer Laatbloei${at}` }, null] } });
  await house.archiveAll();
  const copies = join(root, 'copies');
  mkdirSync(copies);
  const { path: keyCopy } = await copyKeys({ keys: join(data, 'keys'), target: copies, recipient: readPublicKey(data), now, days: 7 });

  const begun = performance.now();
  const { done, again } = await house.restored('elsewhere', { keyCopy, privateKeyFile: keyFile });
  const took = performance.now() - begun;
  expect(took).toBeLessThan(FIFTEEN_MINUTES);
  const [before, after] = [await fingerprints(storage.database), await fingerprints(again.database)];
  expect(after).toEqual(before);
  expect(done).toMatchObject({ changed: 0, broken: null, cases: CASES + LATER, forgotten: { compartments: 0, words: 0, drafts: 0, unknown: 0 } });
  const found = await asOwner(again.database, async (db) => searchNames(db, again.keys, await openDictionary(db, again.keys), `Laatbloei${LATER - 1}`, 5));
  expect(found[0]?.name).toBe(`Nakomer Laatbloei${LATER - 1}`);
  const rows = [...before.values()].reduce((sum, one) => sum + one.rows, 0);
  console.log(`restore: ${CASES + LATER} cases, ${before.size} tables, ${rows} rows; backup of ${made.unsealed} bytes into ${made.bytes} in ${Math.round(backupTook)} ms; restored and opened in ${Math.round(took)} ms`);
  tried('restore', CASES + LATER, 'cases');
  tried('restore', before.size, 'tables compared');
  tried('restore', rows, 'rows the same');
  tried('restore', Math.ceil(backupTook / 1_000), 'seconds for the backup');
  tried('restore', Math.ceil(took / 1_000), 'seconds from backup to open house');
});
