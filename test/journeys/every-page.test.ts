import { afterAll, expect, test } from 'vitest';
import { ORDER_NAMES } from '../../src/core/case/orders.ts';
import type { StaffRole } from '../../src/core/role.ts';
import { addWords } from '../../src/database/people/people.ts';
import { ORDER_TEXTS } from '../../src/words/orders.ts';
import { ELSEWHERE } from '../guarantees/rights-table.ts';
import { axeFaults } from '../axe.ts';
import { LIMIT, openWorld } from '../journey.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

/** What colours and borders can spoil; everything else of a page axe looks at in the journeys. */
const COLOURS = ['color-contrast', 'link-in-text-block', 'target-size'];
/** Read on a telephone, on the way or when something fails: nothing of a row lies out of view. */
const ON_THE_WAY = ['/vandaag', '/beheer/taken'];
/** A page of an order in so many. */
const EVERY = 18;

const ofCase = (number: string, note: string): string[] => [
  '', `/notities/${note}`, '/gegevens/p1', '/partij/p1', '/brieven', '/afspraken/nieuw', '/bellen', '/bellen/p2', '/toegang', '/datalek', ...ORDER_NAMES.filter((_, index) => index % EVERY === 0).map((name) => `/${ORDER_TEXTS[name].slug}`),
].map((rest) => `/zaken/${number}${rest}`);

/** Addresses of pages by the role that opens them; a page of several roles is looked at once. */
function pagesByRole(number: string, note: string): Map<StaffRole, string[]> {
  const lists = ELSEWHERE.filter(([path, , nothing]) => nothing === undefined && !/\.(csv|json)$/.test(path) && !/V2020|L2020/.test(path));
  const pages = Map.groupBy(lists, ([, roles]) => roles[0] as StaffRole);
  const found = new Map([...pages].map(([role, own]) => [role, own.map(([path]) => path)]));
  found.set('mediator', [...found.get('mediator') ?? [], ...ofCase(number, note), '/mijn-account', '/mijn-account/sessies', '/nieuw', '/hulp']);
  return found;
}

/** A note by the mediator, to be struck. */
async function noted(number: string): Promise<string> {
  const { house, staff } = world;
  const id = house.newId();
  await house.database.transaction({ role: 'bis_owner', user: null, request: id }, async (db) => {
    const [found] = await db.query<{ id: string }>('select id from bis_case where number = $1', [number]);
    await addWords(db, house.keys, { caseId: found!.id, compartment: 'casework', person: null, kind: 'note', text: 'Gebeld.\nMorgen weer.', factSeq: null, by: staff['mediator']!, now: house.now, newId: () => id });
  });
  return id;
}

const NARROW = { width: 320, height: 700 };
/** Between the margins of A4, in pixels of 96 an inch. */
const PAPER = { width: 680, height: 960 };

/** What spoils a page on paper, also for who works in the dark: runs in the page. */
function paperFaults(width: number): string[] {
  const shown = (e: Element) => e.checkVisibility() && e.getBoundingClientRect().width > 1;
  const style = (e: Element, part?: string) => getComputedStyle(e, part);
  const main = document.querySelector('main')!;
  const found = [...document.querySelectorAll('.nav, .top, .demo, button, .button, .tabs, .page-actions, dialog, session-end')].filter(shown).map((e) => `${e.localName}.${e.className} to press`);
  const broad = document.documentElement.scrollWidth;
  if (broad > width) found.push(`${broad} pixels wide`);
  if (style(document.body).color !== 'rgb(0, 0, 0)' || style(document.body).backgroundColor !== 'rgba(0, 0, 0, 0)' || style(document.documentElement).colorScheme !== 'light') found.push('not black on white');
  for (const link of main.querySelectorAll('a')) if (shown(link) && (style(link).color !== style(link.parentElement!).color || style(link).textDecorationLine !== 'none')) found.push(`a link in colour: ${link.textContent}`);
  for (const cell of main.querySelectorAll('td, th')) if (shown(cell) && cell.clientHeight > 10 * cell.clientWidth) found.push(`a column of letters: ${cell.textContent}`);
  // What lies on the table with a participant stands in no frame, and is no paper of ours.
  if (document.body.matches('.app') && (!/Vertrouwelijk.*BIS/.test(style(main, '::before').content) || !/^\d{1,2} \w+ \d{4}, \d\d:\d\d$/.test(main.dataset['asOf'] ?? ''))) found.push('does not say that it is confidential, and of when');
  return found;
}

test('every page of the staff fits on 320 pixels and on paper, and reads in the dark and in forced colours', async () => {
  const number = await world.refer({ referrerKind: 'victim-support', a: [{ role: 'victim' }], b: [{ role: 'offender', age: null }] }, { people: [{ name: 'Testina van Voorbeeld-Langenaam' }, { name: 'Proefman de Boer' }] });
  await world.give(number, 'judge-violence');
  await world.give(number, 'accept');
  await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
  await world.give(number, 'allocate');
  const note = await noted(number);
  const officer = await world.colleague('Petra Proef', ['privacy-officer']);
  const communications = await world.colleague('Coen Proef', ['communications']);
  const staff: Readonly<Record<string, string>> = { ...world.staff, 'privacy-officer': officer, communications };
  const tab = await world.tab({ viewport: NARROW });
  const { page } = tab;
  const found: string[] = [];
  let seen = 0;
  for (const [role, paths] of pagesByRole(number, note)) {
    await tab.as(staff[role] ?? role, '/mijn-account');
    for (const path of paths) {
      await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
      const answer = await page.goto(`${world.address}${path}`);
      if (answer?.status() !== 200) continue;
      seen += 1;
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) found.push(`${path}: ${width} pixels wide`);
      if (ON_THE_WAY.includes(path) && await page.evaluate(() => [...document.querySelectorAll('.table-scroll')].some((e) => e.scrollWidth > e.clientWidth))) found.push(`${path}: a part lies out of view`);
      await page.setViewportSize(PAPER);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' });
      found.push(...(await page.evaluate(paperFaults, PAPER.width)).map((fault) => `${path}: ${fault} on paper`));
      await page.setViewportSize(NARROW);
      await page.emulateMedia({ media: 'screen' });
      for (const forcedColors of ['none', 'active'] as const) {
        await page.emulateMedia({ colorScheme: 'dark', forcedColors });
        found.push(...(await axeFaults(page, COLOURS)).map((fault) => `${path}: ${fault} ${forcedColors === 'active' ? 'in forced colours' : 'in the dark'}`));
      }
    }
  }
  console.info(`${seen} pages of the staff at 320 pixels, on paper, in the dark and in forced colours`);
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(40);
}, LIMIT);
