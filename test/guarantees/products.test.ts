import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/core/codes.ts';
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
  // Whatever mails, or makes calendar entries or cards of contacts.
  const posted = files.filter(({ path, text }) => /\.tsx?$/.test(path) && /nodemailer|createTransport|\bsmtp:|text\/calendar|BEGIN:V(CALENDAR|CARD)|text\/vcard|message\/rfc822/i.test(text)).map(({ path }) => path);
  return [...templates, ...open, ...handed, ...posted].filter((one) => !known.has(one));
}

/** Where what leaves for somebody is built, and the test that shows the compiler trying to reach further. */
const BUILDS: readonly (readonly [build: string, test: string])[] = [
  ['src/letters/build.ts', 'src/letters/build.test.ts'], ['src/requests/build.ts', 'src/requests/documents.test.ts'], ['src/casework/build.ts', 'src/casework/party-page.test.tsx'],
  ['src/mail/build.ts', 'src/mail/build.test.ts'], ['src/questions/build.ts', 'src/questions/build.test.ts'], ['src/appointments/build.ts', 'src/appointments/build.test.ts'],
];
const isBuild = (path: string): boolean => BUILDS.some(([build]) => build === path);
/** Its builder is the one place where a letter, sheet or mail of this kind comes about. */
const buildersIn = (text: string): string[] => [...text.matchAll(/^export function (\w+)\((?:input|to): .*\): (?:(?:Breach)?Letter \| Refused|Paper|TableSheet|Mail|Question|CalendarEntry) \{/gm)].map((match) => match[1] as string);
/** Builders that the compiler was shown trying to reach another compartment. */
const triedByCompiler = (text: string): string[] => [...text.slice(text.indexOf('whatDoesNotCompile')).matchAll(/@ts-expect-error .*\n\s*(?:expect\()?(\w+)\(/g)].map((match) => match[1] as string);

/** What in these sources reaches for more than one person's compartment to make something of, or makes a letter beside its builder. */
function unfenced(files: readonly Source[]): string[] {
  return files.filter(({ path }) => /^src\/(letters|mail)\/.*\.tsx?$/.test(path)).flatMap(({ path, text }) => {
    const names = [...text.matchAll(/import \{([^}]*)\} from '\.\.\/database\/people\/[^']+'/g)].flatMap((match) => (match[1] as string).split(',').map((name) => name.trim().replace(/^type /, '')));
    return names.filter((name) => !(DOORS[path] ?? []).includes(name)).map((name) => `${path}: ${name}`);
  }).concat(files.filter(({ path, text }) => !isBuild(path) && /^src\/.*\.tsx?$/.test(path) && (/\bpageWord\s*:/.test(text.replace(/readonly pageWord: string/, '')) || /application\/pdf/.test(text) && !PDF.includes(path))).map(({ path }) => `${path}: makes a letter by itself`));
}
/** What the files of letters may take of people: of one person, or released; names for the staff's own page around it. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  'src/letters/gather.ts': ['readReleased', 'latest', 'readPerson', 'PersonWords'], 'src/letters/letter-page.tsx': ['keepLetter', 'names', 'lettersOf'],
  'src/letters/list.tsx': ['lettersOf', 'openLetter', 'MadeLetter', 'names'], 'src/letters/routes.tsx': ['lettersOf'], 'src/letters/remind.ts': ['keepLetter'],
  // Of the casework one kind of words: how data were asked before; and how its lines are called.
  'src/letters/asked.ts': ['addWords', 'latest', 'readPerson', 'ASKED', 'lineIn', 'OFFICE_LINES'], 'src/letters/rules.ts': ['MadeLetter'],
  'src/letters/panel.tsx': ['MadeLetter'], 'src/letters/breach.tsx': ['keepBreachLetter', 'keepLetter', 'sentBreachLetter', 'MadeLetter', 'names'],
  // Of mail: its state and where it goes. No words of anybody.
  'src/mail/job.ts': ['claimMail', 'receiverOf', 'settleMail', 'sweepOutbox', 'Receiver', 'Settlement', 'Waiting'], 'src/mail/rules.ts': ['Receiver'],
  'src/mail/tray.tsx': ['trayCounts', 'tryAgain', 'unsentMail', 'Unsent'],
};
/** Hands a letter out that was made. */
const PDF: readonly string[] = ['src/letters/list.tsx', 'src/letters/reminders.tsx', 'src/requests/access.tsx', 'src/requests/letter.ts'];

describe('everything for a participant or a third party is built from what its types let in', () => {
  const files = sources();
  const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

  test('by a builder of its own, that the compiler was held against', () => {
    const builders = listed.filter(({ for: receiver }) => receiver === 'participant' || receiver === 'third party').flatMap(({ name, builders: own = [`${name}: none`] }) => own);
    expect(builders.toSorted()).toEqual(BUILDS.flatMap(([build]) => buildersIn(textOf(build))).toSorted());
    const compiler = new Set(BUILDS.flatMap(([, shown]) => triedByCompiler(textOf(shown))));
    expect(builders.filter((builder) => !compiler.has(builder))).toEqual([]);
    tried('products', compiler.size, 'builders that the compiler was held against');
  });

  test('and what reaches further is found', () => {
    expect(unfenced(files)).toEqual([]);
    expect(unfenced([{ path: 'src/letters/gather.ts', text: "import { latest, readPeople } from '../database/people/people.ts';" }])).toEqual(['src/letters/gather.ts: readPeople']);
    expect(unfenced([{ path: 'src/letters/invite.ts', text: "import { readPerson } from '../database/people/people.ts';" }])).toEqual(['src/letters/invite.ts: readPerson']);
    expect(unfenced([{ path: 'src/mail/invite.ts', text: "import { readPerson } from '../database/people/people.ts';" }])).toEqual(['src/mail/invite.ts: readPerson']);
    expect(unfenced([{ path: 'src/casework/invite.tsx', text: 'const sheet = { ...rest, pageWord: text };' }])).toEqual(['src/casework/invite.tsx: makes a letter by itself']);
    expect(unfenced([{ path: 'src/casework/invite.tsx', text: "return { kind: 'file', type: 'application/pdf' };" }])).toEqual(['src/casework/invite.tsx: makes a letter by itself']);
    expect(buildersIn('export function invitationLetter(input: InvitationInput): Letter | Refused {')).toEqual(['invitationLetter']);
  });

  test('and names no place, no distance and no way of travelling: a home area is not to be guessed', () => {
    const built = [...BUILDS.map(([build]) => build), 'src/mail/texts.ts', 'src/letters/letter.ts', 'src/letters/gather.ts', 'src/letters/texts.ts', 'src/letters/texts-nl.ts', 'src/letters/texts-nl-easy.ts', 'src/letters/texts-en.ts', 'src/letters/texts-screens.ts'];
    const betrays = /event-place|detention-place|\bfact\.place\b|CODES\.place|word\('place'|\b(afstand|kilometer|reistijd|reiskosten|distance|kilometres|travel)\b/i;
    expect(built.filter((path) => betrays.test(textOf(path)))).toEqual([]);
    // What is recorded of a meeting place is what kind of place it was.
    expect(CODES.place).toEqual(['office', 'home', 'prison', 'police-station', 'referrer-office', 'neutral-place', 'not-in-person', 'not-recorded']);
  });
});

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
