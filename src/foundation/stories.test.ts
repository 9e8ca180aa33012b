import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { dayOf } from '../core/day.ts';
import { readPeople } from '../database/people/people.ts';
import { readList } from '../retention/job.ts';
import { fillFoundation } from './fill.ts';
import { passedStory, STORIES } from './stories.ts';

const house = await freshDatabase();
afterAll(house.close);
const as = <T>(work: Parameters<typeof house.database.transaction<T>>[1]) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);

test('every synthetic story passes the rules, and one of them shows a term that has just passed, with its people', async () => {
  const now = new Date('2026-11-22T10:00:00Z');
  await fillFoundation(async () => undefined, async () => undefined)(house.database, house.keys, now, house.newId, () => undefined);
  const [{ count } = { count: 0 }] = await as((db) => db.query<{ count: number }>('select count(*)::int as count from bis_case'));
  expect(count).toBe(STORIES.length + 1);
  const list = await as((db) => readList(db, dayOf(now)));
  expect(list).toMatchObject([{ standing: 'due', reviewed: true, ended: { ending: 'ended-after-approach', on: '2021-11-18' }, ends: '2026-11-18' }]);
  expect((await as((db) => readPeople(db, house.keys, list[0]!.id))).length).toBeGreaterThan(1);
});

test.each(['2025-01-31', '2026-02-28', '2028-02-29', '2028-03-04'])('the example of %s was referred in 2017 and closed five years before, in that order', (today) => {
  const { ago, steps } = passedStory(today as never);
  const days = steps.map((step) => step.ago);
  expect(days).toEqual([...days].sort((a, b) => b - a));
  expect(ago).toBeGreaterThan(days[0]!);
});
