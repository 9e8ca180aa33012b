import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FENCES, importsOf } from '../test/fences.ts';
import type { Tree } from '../test/fences.ts';

const ROOT = join(import.meta.dirname, '..');
const TEXT = /\.(tsx?|cjs|mjs|sql|json|md|css|typ|csv|yml|sh)$/;

function readTree(): Tree {
  const folders = ['src', 'test', 'bin', 'docs', '.ci'];
  const inside = folders.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  const atTop = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => join(ROOT, name));
  const paths = [...inside, ...atTop].filter((path) => TEXT.test(path) || path.includes(`${sep}.ci${sep}`));
  return new Map(paths.map((path) => [relative(ROOT, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]));
}

describe('the house is inside its fences', () => {
  const tree = readTree();
  test.each(Object.entries(FENCES))('%s', (_, fence) => {
    expect(tree.size).toBeGreaterThan(50);
    expect(fence(tree)).toEqual([]);
  });
});

/** One breach a line: fence, file, text, and the words by which it must be named. */
const BREACHES: [keyof typeof FENCES, string, string, string][] = [
  ['coreIsPure', 'src/core/case/state.ts', "import { x } from '../../database/keys.ts';", 'core imports nothing outside core'],
  ['coreIsPure', 'src/core/day.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
  ['coreIsPure', 'src/core/day.ts', "import * as z from 'zod';", 'zod'],
  ['clockAndChanceAreArguments', 'src/core/day.ts', 'const today = new Date();', 'new Date()'],
  ['clockAndChanceAreArguments', 'src/desk/sql.ts', 'const id = randomUUID();', 'randomUUID('],
  ['clockAndChanceAreArguments', 'src/desk/sql.ts', 'const at = Date.now();', 'Date.now('],
  ['noClockInSql', 'src/database/migrations/0001-start.sql', 'at timestamptz default now()', 'now()'],
  ['noClockInSql', 'src/desk/sql.ts', 'db.query("select 1 where day < current_date")', 'current_date'],
  ['layersKeepTheirDirection', 'src/desk/list.tsx', "import { y } from '../letters/letter.ts';", 'a feature does not import src/letters/letter.ts'],
  ['layersKeepTheirDirection', 'src/ui/table.tsx', "import { y } from '../web/route.ts';", 'ui does not import src/web/route.ts'],
  ['layersKeepTheirDirection', 'src/database/journal.ts', "export { y } from '../desk/sql.ts';", 'database does not import src/desk/sql.ts'],
  ['layersKeepTheirDirection', 'src/desk/list.tsx', "const y = await import('../letters/letter.ts');", 'src/letters/letter.ts'],
  ['oneDoorToTheDatabase', 'src/desk/sql.ts', "import { Pool } from 'pg';", 'only src/database imports pg'],
  ['peopleStayInTheVault', 'src/desk/sql.ts', 'db.query(`select content\n from sealed where id = $1`)', 'sealed'],
  ['peopleStayInTheVault', 'src/database/journal.ts', "db.query('insert into name_token values ($1)')", 'name_token'],
  ['smallFiles', 'src/desk/sql.ts', 'x\n'.repeat(301), '301 lines'],
  ['namedFolders', 'src/desk/helpers/dates.ts', '', 'helpers'],
  ['namedFolders', 'src/desk/index.ts', '', 'no barrels'],
  ['namedFolders', 'src/core/case/variants/more/still.ts', '', 'no folder deeper'],
  ['nothingOfThisMachine', 'docs/operations.md', 'see /home/someone/bis', '/home/someone'],
  ['nothingOfThisMachine', 'bin/import.ts', "readFileSync('../shared/domain/figures.json')", '../shared'],
];

describe('a breach is found, with its file and its rule', () => {
  test.each(BREACHES)('%s: %s', (fence, path, text, words) => {
    const found = FENCES[fence]!(new Map([[path, text]]));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(path);
    expect(found[0]).toContain(words);
  });
});

test('what is allowed is let through', () => {
  const allowed = new Map([
    ['src/main.ts', 'const now = () => new Date();'],
    ['src/core/case/state.ts', "import { day } from '../day.ts';\n// says from sealed in a comment, and new Date() too\nconst d = new Date(0);"],
    ['src/desk/list.tsx', "import { day } from '../core/day.ts';\nimport type { Route } from '../web/route.ts';\nimport { readAll } from './sql.ts';"],
    ['src/database/people/notes.ts', "db.query('select content from sealed')"],
    ['src/core/day.test.ts', "import { test } from 'vitest';"],
  ]);
  for (const fence of Object.values(FENCES)) expect(fence(allowed)).toEqual([]);
});

test('every way to import is seen', () => {
  const text = "import a from 'a';\nimport {\n  b,\n} from 'b';\nimport type { C } from 'c';\nexport * from 'd';\nimport 'e';\nconst f = import('f');\n// import g from 'g';";
  expect(importsOf(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

interface LockEntry {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

// npm leaves a package for another platform out of the lock file where a registry lacks it, and then refuses that file
// in a bare clone. Such an entry needs version, os, cpu and "optional", like its neighbours.
test('the lock file names every package, those for other machines too, so that a bare clone installs', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockEntry> };
  const named = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  const asked = Object.values(packages).flatMap((entry) => Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }));
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((name) => !named.has(name))).toEqual([]);
});
