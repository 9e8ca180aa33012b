import { expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { defaultSettings } from '../core/case/settings.ts';
import type { Standing } from '../core/case/standing.ts';
import { readRow } from '../import/cells.ts';
import { replay } from '../import/replay.ts';
import { manyRows } from './many.ts';
import { familyName } from './many-people.ts';
import { mediatorEmail } from './rows-2018.ts';

const TODAY = day('2026-01-15');
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;
const told = {
  today: TODAY, recorded: '2026-01-15T00:00:00.000Z', settings: defaultSettings, sentence: (r: string) => r,
  lists: { mediators: new Map(Array.from({ length: 22 }, (_, n) => [mediatorEmail(n), id(n + 1)])), organisation: () => id(99) },
};

function standings(count: number): Standing[] {
  return [...manyRows({ count, today: TODAY, years: 10 })].map((cells, i) => {
    const read = readRow(cells, i + 2, TODAY);
    if ('faults' in read) throw new Error(JSON.stringify([cells, read.faults]));
    const done = replay(read.row, told);
    if ('faults' in done) throw new Error(JSON.stringify([cells, done.faults]));
    return done.standing;
  });
}

test('however many rows are made, every one passes the rules of its own days', () => {
  const all = standings(4_000);
  expect(all).toHaveLength(4_000);
  const outcomes = new Set(all.map((s) => s.outcome));
  expect([...outcomes]).toEqual(expect.arrayContaining(['ended-before-approach', 'ended-after-approach', 'mediated-contact', null]));
  expect(all.filter((s) => s.rejected).length).toBeGreaterThan(200);
  expect(new Set(all.filter((s) => !s.closed && !s.rejected).map((s) => s.phase)).size).toBeGreaterThan(4);
});

test('the same rows come out every time', () => {
  const rows = () => JSON.stringify([...manyRows({ count: 50, today: TODAY, years: 10 })]);
  expect(rows()).toBe(rows());
});

test('every family name is marked as synthetic, and no two numbers share one', () => {
  const names = new Set(Array.from({ length: 72_000 }, (_, n) => familyName(n)));
  expect(names.size).toBe(72_000);
  expect([...names].every((name) => name.endsWith('syn'))).toBe(true);
});
