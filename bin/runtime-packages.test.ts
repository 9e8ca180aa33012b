import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startWithMe, untilGone } from '../test/started.ts';

/** A clone with only what `npm ci --omit=dev` would install: a program that runs where the tests' packages are may not run with its owner. */
const ROOT = join(import.meta.dirname, '..');
const temporary = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
const clone = join(temporary, 'clone');
const data = join(temporary, 'data');
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

interface Locked { readonly dev?: boolean; readonly devOptional?: boolean }

/** Of the lock file; packages for other platforms are not in this project's folder. */
function runtimePackages(): [string, Locked][] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  return Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional && existsSync(join(ROOT, path)));
}

function makeClone(): void {
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'bin', 'src', 'test']) cpSync(join(ROOT, name), join(clone, name), { recursive: true, preserveTimestamps: true });
  for (const [path] of runtimePackages().filter(([name]) => name.lastIndexOf('node_modules/') === 0)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(clone, path));
  }
  mkdirSync(join(clone, 'node_modules', '.bin'));
  symlinkSync(process.execPath, join(clone, 'node_modules', '.bin', 'node'));
  writeFileSync(join(clone, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: Object.fromEntries(runtimePackages()) }));
}

const ensure = () => spawnSync(process.execPath, ['bin/ensure.cjs'], { cwd: clone, encoding: 'utf8', env: { PATH: process.env['PATH'], npm_config_offline: 'true' } });

/** What the built files load beside themselves, by the name of its package. */
function loaded(): string[] {
  const files = readdirSync(join(clone, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js') && !name.startsWith('static'));
  const names = files.flatMap((name) => [...readFileSync(join(clone, 'dist', name), 'utf8').matchAll(/(?:^|;)\s*(?:import|export)\b[^;'"]*["']([^"'.][^"']*)["']|\bimport\(["']([^"'.][^"']*)["']\)/gm)])
    .map(([, still, late]) => (still ?? late)!).filter((name) => !name.startsWith('node:') && !builtinModules.includes(name.split('/')[0]!));
  return [...new Set(names.map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')))];
}

test('a clone with the runtime packages alone builds, installs nothing more, and answers', async () => {
  makeClone();
  expect(existsSync(join(clone, 'node_modules', 'vitest'))).toBe(false);
  const built = ensure();
  expect([built.status, built.stderr, built.stdout]).toEqual([0, '', 'Bouwen …\n']);
  expect(loaded()).toContain('@simplewebauthn/server');
  expect(loaded().filter((name) => !existsSync(join(clone, 'node_modules', name)))).toEqual([]);
  const server = startWithMe(['node', join(clone, 'dist', 'main.js'), '--empty'], { env: { PATH: process.env['PATH'], PORT: '0', BIS_DATA: data } });
  let said = '';
  server.stderr.on('data', (text) => { said += String(text); });
  for await (const text of server.stdout) {
    said += String(text);
    if (said.includes('Stoppen')) break;
  }
  const address = /draait op (http:\/\/\S+)/.exec(said)?.[1];
  expect([said, address]).toEqual([said, expect.stringContaining('http')]);
  const page = await fetch(`${address}/`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<h1')]);
  server.kill('SIGTERM');
  await untilGone(data, 5_000);
}, 120_000);

test('a command that is built into the program and needs a package of the tests is found', () => {
  appendFileSync(join(clone, 'bin', 'check-log.ts'), "\nimport 'fast-check';\n");
  const built = ensure();
  expect([built.status, built.stderr]).toEqual([1, expect.stringContaining('Could not resolve "fast-check"')]);
}, 60_000);
