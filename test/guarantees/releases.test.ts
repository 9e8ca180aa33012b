import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takeInHouse } from '../../src/database/move/take-in-house.ts';
import { rebuildStanding } from '../../src/database/standing-anew.ts';
import { openStorage } from '../../src/database/storage.ts';
import { describe, type Described } from '../release.ts';
import { asOwner, storedCases, storedHouse } from '../stored.ts';
import { tried } from './tried.ts';

const RELEASES = join(import.meta.dirname, '..', 'releases');
const root = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(readdirSync(RELEASES).sort())('the data of release %s comes into this program: every case folds, every word opens, standings and figures are what they were', { timeout: 120_000 }, async (release) => {
  const { version, ...recorded } = JSON.parse(readFileSync(join(RELEASES, release, 'release.json'), 'utf8')) as Described & { version: string };
  expect(version).toBe(release);
  const data = join(root, release);
  mkdirSync(data);
  cpSync(join(RELEASES, release, 'keys'), join(data, 'keys'), { recursive: true });
  const now = new Date(recorded.at);
  const taken = await takeInHouse({ folder: data, url: null, file: join(RELEASES, release, 'house.export'), now, request: 'test' });
  expect(taken).toMatchObject({ broken: null, cases: recorded.cases, forgotten: { compartments: 0, unknown: 0 } });
  const storage = await openStorage({ folder: data, url: null, now });
  try {
    // Of each standing what the release knew: a later version may know more.
    expect(await describe(storage, now, recorded.standing.columns)).toMatchObject(recorded);
    expect((await rebuildStanding(storage.database, 'test', () => undefined)).changed).toBe(0);
    const missing = await asOwner(storage.database, (db) => db.query('select id from bis_case where not exists (select from standing where case_id = id)'));
    expect(missing).toEqual([]);
    expect(await storedCases(storedHouse(storage, () => crypto.randomUUID())).open()).toBeTruthy();
    tried('releases', 1, 'releases taken in');
    tried('releases', recorded.cases, 'cases folded');
    tried('releases', recorded.words.opened, 'texts opened');
    tried('releases', Object.values(recorded.figures).reduce((sum, year) => sum + Object.values(year).reduce((n, cells) => n + Object.keys(cells).length, 0), 0), 'cells of figures compared');
  } finally {
    await storage.close();
  }
});
