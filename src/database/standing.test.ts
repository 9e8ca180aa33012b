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
import { casesLeftOut, rebuildStanding } from './standing-anew.ts';

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
  expect(await rebuild()).toEqual({ cases: 3, changed: 0, left: [] });
  expect(await stored()).toEqual(before);
});

test('a standing that was changed or is gone is made right again, and only that one is written', async () => {
  const id = await own.open();
  const other = await own.open();
  const before = await stored();
  await own.as((db) => db.query("update standing set phase = 'closed', accepted = '2019-01-01' where case_id = $1", [id]));
  await own.as((db) => db.query('delete from standing where case_id = $1', [other]));
  const told: number[] = [];
  expect(await rebuild((done) => void told.push(done))).toEqual({ cases: before.length, changed: 2, left: [] });
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

test('a journal that does not hold keeps no other case from its list: it is left as it was, its number is told, and it is tried again until it holds', async () => {
  const [changed, cut, well] = [await own.open(), await own.open(), await own.open()];
  await own.give(desk, { caseId: cut, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
  const before = await stored();
  const day = new Date('2019-03-06T03:00:00Z');
  const said: string[] = [];
  const runner = openJobs({ ...house, now: () => day, demo: false, logHeads: '', post: null, press: { make: async () => ({ kind: 'failed', reason: 'closed' }) }, failed: (work, kind) => void said.push(`${work} ${kind}`) });
  const runs = () => own.as((db) => db.query<{ ok: boolean; error: string | null; counts: Record<string, number> }>("select ok, error, counts from job_run where name = 'standings' and started_at >= $1 order by number", [day]));
  // What somebody who is at the database can do: a fact that nobody can read, the end of a journal gone, a list that is wrong.
  const [fact] = await own.as((db) => db.query<{ payload: unknown; kind: string }>("select payload, kind from fact where case_id = $1 and seq = 1", [changed]));
  const [last] = await own.as((db) => db.query<{ row: unknown }>('select to_jsonb(f) as row from fact f where case_id = $1 order by seq desc limit 1', [cut]));
  const tamper = (sql: string, values: unknown[]) => own.as((db) => db.query(sql, values));
  await tamper("update fact set kind = 'Unheard', payload = 'null' where case_id = $1 and seq = 1", [changed]);
  await tamper('delete from fact where case_id = $1 and seq = (select max(seq) from fact where case_id = $1)', [cut]);
  await own.as((db) => db.query("update standing set phase = 'closed' where case_id = $1", [well]));
  await runner.run('standings');
  expect(await stored()).toEqual(before);
  const numbers = (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = any($1::uuid[]) order by number', [[changed, cut]]))).map(({ number }) => number);
  const told = async () => (await own.as(casesLeftOut)).map(({ number, since }) => [number, since]);
  expect(await told()).toEqual(numbers.map((number) => [number, day]));
  expect(await runs()).toEqual([{ ok: false, error: 'CasesLeftOut 2', counts: { cases: before.length, changed: 1, left: 2 } }]);
  expect(said).toEqual(['standings CasesLeftOut 2']);

  // The next rounds of the day look at these alone, and do not say that all is well; who asks gets the whole of it.
  await own.as((db) => db.query("update standing set phase = 'closed' where case_id = $1", [well]));
  await tamper('update fact set kind = $2, payload = $3::jsonb where case_id = $1 and seq = 1', [changed, fact!.kind, JSON.stringify(fact!.payload)]);
  await runner.run('standings');
  expect((await told()).length).toBe(1);
  expect((await runs()).at(-1)).toEqual({ ok: false, error: 'CasesLeftOut 1', counts: { left: 1 } });
  expect(await stored()).not.toEqual(before);
  await runner.run('standings', true);
  expect((await runs()).at(-1)).toEqual({ ok: false, error: 'CasesLeftOut 1', counts: { cases: before.length, changed: 1, left: 1 } });
  await tamper('insert into fact select * from jsonb_populate_record(null::fact, $1::jsonb)', [JSON.stringify(last!.row)]);
  await runner.run('standings');
  expect([await told(), (await runs()).at(-1)]).toEqual([[], { ok: true, error: null, counts: {} }]);
  expect(await stored()).toEqual(before);
});
