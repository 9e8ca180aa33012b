import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold } from '../core/case/fold.ts';
import { defaultSettings } from '../core/case/settings.ts';
import { standing } from '../core/case/standing.ts';
import type { CaseId } from '../core/fields.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p2, type Cases } from '../../test/journal.ts';
import { appendCases, readCase, type By } from './journal.ts';
import { MIGRATIONS } from './migrate.ts';
import { readPeople } from './people/people.ts';
import { openJobs } from '../jobs.ts';
import { rebuildStanding } from './standing.ts';

let house: FreshDatabase;
let own: Cases;
let desk: By;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  desk = own.by(await own.staff('desk'));
});
afterAll(() => house.close());

const rebuild = (progress = (_done: number) => undefined as void) => rebuildStanding(house.database, house.newId(), progress);
const stored = () => own.as((db) => db.query('select * from standing order by case_id'));

test('the standing made anew from the journal is the one that was stored', async () => {
  const mediator = await own.staff('mediator');
  for (let n = 0; n < 3; n++) {
    const caseId = await own.open();
    await own.give(desk, { caseId, order: 'judge-violence', values: { domestic: n === 0 ? 'yes' : 'no', stalking: 'no' } });
    await own.give(desk, { caseId, order: 'accept' });
    await own.give(desk, { caseId, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Dorpsstraat 1' } });
    if (n > 1) await own.give(desk, { caseId, order: 'allocate', values: { mediator } });
  }
  const before = await stored();
  expect(await rebuild()).toEqual({ cases: 3, changed: 0 });
  expect(await stored()).toEqual(before);
});

test('a standing that was changed or is gone is made right again, and only that one is written', async () => {
  const id = await own.open();
  const other = await own.open();
  const before = await stored();
  await own.as((db) => db.query("update standing set phase = 'closed', accepted = '2019-01-01' where case_id = $1", [id]));
  await own.as((db) => db.query('delete from standing where case_id = $1', [other]));
  const told: number[] = [];
  expect(await rebuild((done) => void told.push(done))).toEqual({ cases: before.length, changed: 2 });
  expect(told.at(-1)).toBe(before.length);
  expect(await stored()).toEqual(before);
});

test('once a day, beside the work, every case is put back on its list; who asks gets it again', async () => {
  const before = await stored();
  const day = new Date('2019-03-05T03:00:00Z');
  const runner = openJobs({ ...house, now: () => day, demo: false, logHeads: '', post: null, press: { make: async () => ({ kind: 'failed', reason: 'closed' }) }, failed: () => undefined });
  const wrong = () => own.as((db) => db.query("update standing set phase = 'closed'"));
  await wrong();
  await runner.run('standings');
  expect(await stored()).toEqual(before);
  await wrong();
  await runner.run('standings');
  expect((await own.as((db) => db.query<{ counts: unknown }>("select counts from job_run where name = 'standings' order by number"))).map(({ counts }) => counts)).toEqual([{ cases: before.length, changed: before.length }, {}]);
  await runner.run('standings', true);
  expect(await stored()).toEqual(before);
});

test('many cases at once stand as if they had come one by one: chain, standing, words and numbers', async () => {
  const model = await own.as(async (db) => readCase(db, await own.open()));
  const entries = model!.entries.map((entry) => ({ ...entry, actor: 'import' }));
  const recorded = house.now;
  const batch = Array.from({ length: 5 }, (_, n) => {
    const caseId = house.newId() as CaseId;
    const words = [{ compartment: 'person', person: 'p1', kind: 'name', text: `Naam${n} Voorbeeld`, factSeq: 2, by: null, recorded, caseId } as const];
    return { caseId, entries, standing: standing(fold(entries), defaultSettings, entries.length)!, words, ...(n === 4 ? { number: '1999-00001' } : {}) };
  });
  const numbers = await own.as((db) => appendCases(db, house.keys, batch, { now: house.now, newId: house.newId }));
  expect(new Set(numbers).size).toBe(5);
  expect(numbers[4]).toBe('1999-00001');
  for (const [n, { caseId }] of batch.entries()) {
    const file = await own.as((db) => readCase(db, caseId));
    expect([file?.intact, file?.number, file?.lastSeq]).toEqual([true, numbers[n], entries.length]);
    expect((await own.as((db) => readPeople(db, house.keys, caseId)))[0]?.words[0]?.text).toBe(`Naam${n} Voorbeeld`);
  }
  expect((await rebuild()).changed).toBe(0);
  const next = await own.as(async (db) => readCase(db, await own.open()));
  expect(numbers).not.toContain(next?.number);
});

test('a case that was taken up again before its days began anew is not late any more after the migration, and no other day moves [R-022]', async () => {
  const held = async (resumed: boolean) => {
    const caseId = await own.open();
    await own.give(desk, { caseId, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
    await own.give(desk, { caseId, order: 'reject', values: { reason: 'unreachable', called: 'spoken' } });
    if (resumed) await own.give(desk, { caseId, order: 'resume-rejected' });
    return caseId;
  };
  const [id] = [await held(true), await held(false)];
  const before = await stored();
  await own.as((db) => db.query('update standing set look_again = look_again - 90 where case_id = $1', [id]));
  await own.as((db) => db.query(readFileSync(join(MIGRATIONS, '0660-resumed-days.sql'), 'utf8')));
  expect(await stored()).toEqual(before);
  expect((await rebuild()).changed).toBe(0);
});
