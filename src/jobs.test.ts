import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../test/database.ts';
import { lastCheck } from './database/log-check.ts';
import { readHeads } from './database/log-held.ts';
import { readDraft, saveDraft } from './database/people/draft.ts';
import { checkToday, openJobs, sealing } from './jobs.ts';

const house = await freshDatabase();
const place = mkdtempSync(join(tmpdir(), 'bis-log-heads-'));
const logHeads = join(place, 'heads');
afterAll(async () => {
  rmSync(place, { recursive: true, force: true });
  await house.close();
});
let now = house.now;
const parts = { database: house.database, keys: house.keys, now: () => now, newId: house.newId, logHeads };
const inside = <T>(work: Parameters<typeof house.database.transaction<T>>[1]) => house.database.transaction({ role: 'bis_owner', user: null, request: '' }, work);
const look = () => inside((db) => db.query("insert into access_log (request_id, at, act, cases) values ($1, $2, 'gezocht', '{}')", [house.newId(), now]));
const checks = async () => (await inside((db) => db.query<{ n: number }>('select count(*) as n from log_check')))[0]?.n;

beforeEach(async () => {
  now = house.now;
  await rm(logHeads, { recursive: true, force: true });
  await inside((db) => db.query('truncate log_seal, log_line, log_head, log_check, access_log'));
});

/** Seals until the head of this number is kept. A transaction of another test on the same server can hold a round back; the next round takes it along. */
const sealedUpTo = (seal: () => Promise<void>, number: number) => expect.poll(async () => {
  await seal();
  return (await readHeads(logHeads)).heads.at(-1)?.number;
}, { timeout: 60_000 }).toBe(number);

/** The same round, when the head has nowhere to go. */
const refused = (seal: () => Promise<void>) => expect.poll(() => seal().then(() => 'kept', () => 'refused'), { timeout: 60_000 }).toBe('refused');

test('every head goes to the other holder, one file a day; a folder that was away gets it at the next round', async () => {
  const seal = sealing(parts);
  await look();
  await writeFile(logHeads, 'in the way');
  await refused(seal);
  await rm(logHeads);
  await mkdir(logHeads);
  await sealedUpTo(seal, 1);
  expect((await readHeads(logHeads)).heads.map(({ number }) => number)).toEqual([1]);
  await look();
  await sealedUpTo(seal, 2);
  now = new Date('2019-03-05T10:00:00Z');
  await look();
  await sealedUpTo(seal, 3);
  expect(await readdir(logHeads)).toEqual(['log-head-2019-03-04.json', 'log-head-2019-03-05.json']);
  expect((await readHeads(logHeads)).heads.map(({ number }) => number)).toEqual([2, 3]);
});

test('the log is checked once a day, against what the other holder has', async () => {
  await look();
  await sealedUpTo(sealing(parts), 1);
  await checkToday(parts);
  await checkToday(parts);
  expect(await checks()).toBe(1);
  await inside((db) => db.query('truncate log_seal, log_line, log_head, access_log'));
  now = new Date('2019-03-05T10:00:00Z');
  await checkToday(parts);
  expect((await inside(lastCheck))?.faults).toEqual([{ kind: 'held-head-differs', seal: 1 }]);
});

test('a kept head that cannot be read is told, and the check is done all the same', async () => {
  await mkdir(logHeads);
  await writeFile(join(logHeads, 'log-head-2019-03-01.json'), '');
  await expect(checkToday(parts)).rejects.toThrow('cannot be read');
  expect(await checks()).toBe(1);
  // The next round of the day does no check, and does not say either that all is well.
  await expect(checkToday(parts)).rejects.toMatchObject({ code: 'HEAD-UNREADABLE' });
  expect(await checks()).toBe(1);
});

test('who asks for a check gets one, also where it was done today', async () => {
  await checkToday(parts);
  expect(await checkToday(parts)).toBeNull();
  expect(await checkToday(parts, undefined, true)).toMatchObject({ faults: 0 });
  expect(await checks()).toBe(2);
});

test('a draft of the public that nobody went on with for a week goes by its own chore, with its key; a younger one stays', async () => {
  const week = new Date(now.getTime() - 7 * 86_400_000 - 1);
  await inside((db) => saveDraft(db, house.keys, 'old', 'half a form', week));
  await inside((db) => saveDraft(db, house.keys, 'young', 'half a form', new Date(week.getTime() + 2)));
  const failures: string[] = [];
  await openJobs({ ...parts, demo: false, post: null, press: { make: async () => ({ kind: 'failed', reason: 'closed' }) }, failed: (work, kind) => void failures.push(work, kind) }).run('drafts');
  expect(failures).toEqual([]);
  expect(await inside((db) => readDraft(db, house.keys, 'old'))).toBeNull();
  expect((await inside((db) => readDraft(db, house.keys, 'young')))?.content).toBe('half a form');
});
