import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { measure, type Step } from './measure.ts';
import { figuresTable, scenesTable } from './report.ts';
import { growth } from './small.ts';
import { listenIn, measureStatements } from './statements.ts';

const house = await freshDatabase();
afterAll(house.close);

const answer = (milliseconds: number): Step => async () => [{ milliseconds, text: '' }];

test('the middle and the slowest hundredth of the visits are told, without the warm-up', async () => {
  let n = 0;
  const times = await measure([async () => [{ milliseconds: n++ < 10 ? 1_000 : n - 10, text: '' }]], { visits: 100, warmUp: 10, seconds: 60 });
  expect(times).toMatchObject({ p50: 51, p99: 100, count: 100, all: 110 });
});

test('a visit of two answers takes what both take', async () => {
  const times = await measure([async () => [{ milliseconds: 3, text: '' }, { milliseconds: 4, text: '' }]], { visits: 4, warmUp: 0, seconds: 60 });
  expect(times.p50).toBe(7);
});

test('no new visit begins when the time is over', async () => {
  const times = await measure([answer(1), answer(1)], { visits: 1_000, warmUp: 0, seconds: 0 });
  expect(times.count).toBe(0);
});

test('every connection waits for its own answer', async () => {
  let under = 0;
  let most = 0;
  const one: Step = async () => {
    most = Math.max(most, ++under);
    await new Promise(setImmediate);
    under -= 1;
    return [];
  };
  await measure(Array.from({ length: 4 }, () => one), { visits: 40, warmUp: 0, seconds: 60 });
  expect(most).toBe(4);
});

test('what a page wrote is written again with other ids, keys and numbers', async () => {
  const made = randomUUID();
  const work = () => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, async (db) => {
    const [next] = await db.query<{ id: number }>("select nextval('key_id_seq') as id");
    const [year] = await db.query<{ last: number }>('insert into case_number (year, last) values (2019, 1) on conflict (year) do update set last = case_number.last + 1 returning last');
    await db.query('insert into bis_case (id, number, created_at) values ($1, $2, $3)', [made, `2019-${String(year?.last).padStart(5, '0')}`, house.now]);
    await db.query('insert into compartment select * from jsonb_populate_recordset(null::compartment, $1::jsonb)', [JSON.stringify([{ id: made, case_id: made, kind: 'casework', person: '', key_id: next?.id }])]);
  });
  const recorder = listenIn();
  await work();
  const statements = recorder.take();
  recorder.stop();
  expect(statements.map(({ text }) => text.split(/[ ;]/)[0])).toEqual(['begin', 'select', 'insert', 'insert', 'insert', 'commit']);
  const times = await measureStatements(house.connection, [{ statements, made: new Set([made]) }], 2, { visits: 6, warmUp: 2, seconds: 60 }, randomUUID);
  expect(times.count).toBe(6);
  const [count] = await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<{ n: number }>('select count(*) as n from compartment'));
  expect(count?.n).toBe(1 + 8);
  await work().catch((error: Error) => expect(error.message).toContain('duplicate'));
  expect(recorder.take()).toEqual([]);
});

test('a goal that is missed is said to be missed, and by how much', () => {
  const times = { p50: 6, p99: 9, count: 300, all: 340, perSecond: 150 };
  const half = { ...times, p50: 3 };
  const scene = { name: 'a case', goal: 5, server: [times, times], cpu: null, statements: [half, half], bare: [half, half] } as const;
  expect(scenesTable([scene])).toContain('MISSED by 20%');
  expect(scenesTable([scene])).toContain('3.0 2.0×');
  expect(scenesTable([{ ...scene, goal: 6 }])).toMatch(/\bmet\b/);
  expect(figuresTable([{ name: 'cold start', value: 3, most: 1.5, unit: 's' }])).toContain('MISSED by 100%');
  expect(figuresTable([{ name: 'memory', value: null, most: 150, unit: 'MB' }])).toContain('not measured');
});

test('a page that is more than twice as slow among many cases is said to be so; one that was not measured there is left out', () => {
  const times = (p50: number) => ({ p50, p99: 9, count: 300, all: 340, perSecond: 150 });
  const scenes = [{ name: 'a case', server: [times(5), times(9)] }, { name: 'today', server: [times(9), times(9)] }, { name: 'the desk', server: [times(90), times(9)] }] as const;
  const table = figuresTable(growth(scenes, new Map([['a case', 3], ['today', 4]])));
  expect(table).toMatch(/a case, against 1,000 cases .* 1\.67 × +met/);
  expect(table).toMatch(/today, against 1,000 cases .* 2\.25 × +MISSED by 13%/);
  expect(table).not.toContain('the desk');
});
