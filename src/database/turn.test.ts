import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Numbers of locks stand in a few files; two of them alike would make work wait that has nothing to do with each other. */
test('no two kinds of work wait for the same number', () => {
  const files = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
  const numbers = files.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, '..', name), 'utf8');
    return text.includes('advisory') ? [...text.matchAll(/\b\d{1,3}(?:_\d{3})+\b/g)].map(([number]) => number) : [];
  });
  expect(numbers.length).toBeGreaterThan(8);
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
});
