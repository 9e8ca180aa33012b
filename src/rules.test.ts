import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const LINE = /^\| ([RP]-\d+) \| (.+?) \| (.+) \|$/gm;
const numbered = (letter: string, count: number, width: number) => Array.from({ length: count }, (_, i) => `${letter}-${String(i + 1).padStart(width, '0')}`);
/** All there are. */
const RULES = [...numbered('R', 124, 3), ...numbered('P', 22, 2)];

const rules = [...readFileSync(join(ROOT, 'docs', 'rules.md'), 'utf8').matchAll(LINE)].map(([, id, says, where]) => ({
  id: id as string, says: says as string, where: where as string, files: [...(where as string).matchAll(/`([^`]+\.test\.tsx?)`/g)].map((m) => m[1] as string),
}));

/** Which rules each test file names in brackets. */
function named(): Map<string, Set<string>> {
  const files = ['src', 'bin', 'test'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [
    relative(ROOT, file).replaceAll(sep, '/'), new Set([...readFileSync(file, 'utf8').matchAll(/\[([RP]-\d+)\]/g)].map((m) => m[1] as string)),
  ]));
}

const byFile = named();
const tested = new Set([...byFile.values()].flatMap((ids) => [...ids]));

describe('every process rule', () => {
  test('stands in docs/rules.md, once, with what it says', () => {
    expect(rules.map((r) => r.id)).toEqual(RULES);
    expect(rules.filter((r) => r.says.length < 15)).toEqual([]);
  });

  test('is named by a test, or has the reason why not', () => {
    const lacking = rules.filter((r) => !tested.has(r.id) && (r.files.length > 0 || !/^(Not|Partly)\b.{20,}/.test(r.where)));
    expect(lacking.map((r) => r.id)).toEqual([]);
  });

  test('has no reason any more once a test names it', () => {
    expect(rules.filter((r) => tested.has(r.id) && r.files.length === 0).map((r) => r.id)).toEqual([]);
  });

  test('is found in the files that the page names', () => {
    expect(rules.flatMap((r) => r.files.filter((file) => !byFile.get(file)?.has(r.id)).map((file) => `${r.id} is not in ${file}`))).toEqual([]);
  });
});

test('no test names a rule that does not exist', () => {
  expect([...byFile].flatMap(([file, ids]) => [...ids].filter((id) => !RULES.includes(id)).map((id) => `${file}: ${id}`))).toEqual([]);
});
