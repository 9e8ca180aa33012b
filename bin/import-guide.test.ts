import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COLUMNS } from '../src/import/columns.ts';
import { guide } from './import-guide.ts';

test('docs/import.md says what the columns say: after a change, run bin/import-guide.ts', () => {
  expect(readFileSync(join(import.meta.dirname, '..', 'docs', 'import.md'), 'utf8')).toBe(guide());
});

test('every column stands in the guide, or is numbered after one that does', () => {
  const shown = guide();
  const first = (name: string) => name.replace(/^([ab])\d_/, '$11_').replace(/^(contact|pause)\d_/, '$11_');
  expect(Object.keys(COLUMNS).filter((name) => !shown.includes(`\`${first(name)}\``))).toEqual([]);
});
