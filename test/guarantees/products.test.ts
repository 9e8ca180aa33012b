import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/web/route.ts';
import { everyRoute } from '../routes.ts';
import { PRODUCTS, type Product } from './products.ts';
import { tried } from './tried.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const listed: readonly Product[] = PRODUCTS;

/** Every kind of answer that the server can give, and whether it can carry a product: a new kind does not compile here. */
const CARRIES: Readonly<Record<Answer['kind'], boolean>> = { page: true, file: true, text: true, to: false, leave: false };

interface Source { readonly path: string; readonly text: string }

function sources(): Source[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: relative(ROOT, join(entry.parentPath, entry.name)).replaceAll(sep, '/'), at: join(entry.parentPath, entry.name) }))
    .filter(({ path }) => !/\.(test|example)\.tsx?$/.test(path) && /\.(tsx?|typ)$/.test(path))
    .map(({ path, at }) => ({ path, text: readFileSync(at, 'utf8') }));
}

/** What in these sources makes something that leaves, and is in no product of the list. */
function unlisted(files: readonly Source[], routes: readonly { method: string; path: string; right: string }[], products: readonly Product[]): string[] {
  const known = new Set(products.flatMap(({ templates = [], routes: own = [], files: handed = [] }) => [...templates, ...own, ...handed]));
  const templates = files.filter(({ path, text }) => path.endsWith('.typ') && !path.endsWith('/layout.typ') && text.length > 0).map(({ path }) => path);
  const open = routes.filter(({ right }) => right === 'public').map(({ method, path }) => `${method} ${path}`);
  const handed = files.filter(({ path, text }) => /\.tsx?$/.test(path) && !path.startsWith('src/web/') && /kind: 'file'/.test(text)).map(({ path }) => path);
  // Nothing mails, makes calendar entries or cards of contacts yet: whoever begins, begins here.
  const posted = files.filter(({ path, text }) => /\.tsx?$/.test(path) && /nodemailer|createTransport|\bsmtp:|text\/calendar|BEGIN:V(CALENDAR|CARD)|text\/vcard|message\/rfc822/i.test(text)).map(({ path }) => path);
  return [...templates, ...open, ...handed, ...posted].filter((one) => !known.has(one));
}

describe('everything that leaves the house is on the list of products', () => {
  const files = sources();

  test('and nothing on the list is gone', () => {
    expect(unlisted(files, everyRoute, PRODUCTS)).toEqual([]);
    const there = new Set([...files.map(({ path }) => path), ...everyRoute.map(({ method, path }) => `${method} ${path}`)]);
    const named = listed.flatMap(({ templates = [], routes = [], files: handed = [] }) => [...templates, ...routes, ...handed]);
    expect(named.filter((one) => !there.has(one))).toEqual([]);
    tried('products', files.length, 'source files');
    tried('products', everyRoute.length, 'addresses');
    tried('products', PRODUCTS.length, 'products');
    expect(Object.values(CARRIES).length).toBe(5);
  });

  test('every product for a participant, a third party or the public is held against its twin, or reads no case', () => {
    for (const { name, for: receiver, proof } of listed) {
      if (receiver === 'participant' || receiver === 'third party') expect([name, proof]).toEqual([name, 'two-worlds']);
      if (proof !== 'two-worlds') expect(proof.why).toContain('reads no case');
    }
  });

  test.each([
    ['a letter template', { path: 'src/letters/templates/invitation.typ', text: '#import' }],
    ['a file', { path: 'src/desk/export.tsx', text: "return { kind: 'file', name }" }],
    ['a mail', { path: 'src/desk/mail.ts', text: "import { createTransport } from 'nodemailer';" }],
    ['a calendar entry', { path: 'src/desk/agenda.ts', text: "const type = 'text/calendar';" }],
  ])('%s that is not on it is found', (_, file) => {
    expect(unlisted([file], [], PRODUCTS)).toContain(file.path);
  });

  test('a public address that is not on it is found', () => {
    expect(unlisted([], [{ method: 'GET', path: '/status/:nummer', right: 'public' }], PRODUCTS)).toEqual(['GET /status/:nummer']);
  });
});
