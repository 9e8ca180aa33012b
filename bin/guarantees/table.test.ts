import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROMISES } from '../../test/guarantees/promises.ts';
import { rowsOf, table } from './table.ts';

const promises = [{ id: 'x', promise: 'X', file: 'test/x.test.ts' }];
const passed = { name: '/somewhere/test/x.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'x' }] };
const told = [{ promise: 'x', count: 2, what: 'pairs' }, { promise: 'x', count: 3, what: 'pairs' }, { promise: 'y', count: 9, what: 'others' }];
const result = (...args: Parameters<typeof rowsOf>) => rowsOf(...args)[0];

test('a promise holds where its tests passed and said what they tried', () => {
  expect(result(promises, [passed], told)).toEqual({ promise: 'X', tried: ['5 pairs'], result: 'holds', held: true });
});

test('a promise that failed, was not run, or tried nothing does not hold, and the table says so', () => {
  const failed = { ...passed, status: 'failed', assertionResults: [{ status: 'failed', fullName: 'a letter differs' }] };
  expect(result(promises, [failed], told)).toMatchObject({ held: false, result: 'BROKEN: a letter differs' });
  expect(result(promises, [], told)).toMatchObject({ held: false, result: 'NOT RUN' });
  expect(result(promises, [passed], [])).toMatchObject({ held: false, result: 'NOT TRIED' });
  expect(table(rowsOf(promises, [], told))).toContain('1 of 1 promises do not hold');
});

test('every promise names a file that is there and tells what it tried for it', () => {
  for (const { id, file } of PROMISES) {
    const path = join(import.meta.dirname, '..', '..', file);
    expect([id, existsSync(path) && readFileSync(path, 'utf8').includes(`tried('${id}'`)]).toEqual([id, true]);
  }
});
