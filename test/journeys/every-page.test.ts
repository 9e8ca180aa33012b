import { afterAll, expect, test } from 'vitest';
import { ORDER_NAMES } from '../../src/core/case/orders.ts';
import type { StaffRole } from '../../src/core/role.ts';
import { ORDER_TEXTS } from '../../src/words/orders.ts';
import { ELSEWHERE } from '../guarantees/rights-table.ts';
import { axeFaults } from '../axe.ts';
import { LIMIT, openWorld } from '../journey.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

/** What colours and borders can spoil; everything else of a page axe looks at in the journeys. */
const COLOURS = ['color-contrast', 'link-in-text-block', 'target-size'];
/** A page of an order in so many. */
const EVERY = 18;

const ofCase = (number: string): string[] => [
  '', '/gegevens/p1', '/partij/p1', '/brieven', '/afspraken/nieuw', '/bellen', '/bellen/p2', '/toegang', '/datalek', ...ORDER_NAMES.filter((_, index) => index % EVERY === 0).map((name) => `/${ORDER_TEXTS[name].slug}`),
].map((rest) => `/zaken/${number}${rest}`);

/** Addresses of pages by the role that opens them; a page of several roles is looked at once. */
function pagesByRole(number: string): Map<StaffRole, string[]> {
  const lists = ELSEWHERE.filter(([path, , nothing]) => nothing === undefined && !/\.(csv|json)$/.test(path) && !/V2020|L2020/.test(path));
  const pages = Map.groupBy(lists, ([, roles]) => roles[0] as StaffRole);
  const found = new Map([...pages].map(([role, own]) => [role, own.map(([path]) => path)]));
  found.set('mediator', [...found.get('mediator') ?? [], ...ofCase(number), '/mijn-account', '/mijn-account/sessies', '/nieuw', '/hulp']);
  return found;
}

test('every page of the staff fits on 320 pixels, and reads in the dark and in forced colours', async () => {
  const number = await world.refer({ referrerKind: 'victim-support', a: [{ role: 'victim' }], b: [{ role: 'offender', age: null }] }, { people: [{ name: 'Testina van Voorbeeld-Langenaam' }, { name: 'Proefman de Boer' }] });
  await world.give(number, 'judge-violence');
  await world.give(number, 'accept');
  await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
  await world.give(number, 'allocate');
  const officer = await world.colleague('Petra Proef', ['privacy-officer']);
  const communications = await world.colleague('Coen Proef', ['communications']);
  const staff: Readonly<Record<string, string>> = { ...world.staff, 'privacy-officer': officer, communications };
  const tab = await world.tab({ viewport: { width: 320, height: 700 } });
  const { page } = tab;
  const found: string[] = [];
  let seen = 0;
  for (const [role, paths] of pagesByRole(number)) {
    await tab.as(staff[role] ?? role, '/mijn-account');
    for (const path of paths) {
      await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
      const answer = await page.goto(`${world.address}${path}`);
      if (answer?.status() !== 200) continue;
      seen += 1;
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) found.push(`${path}: ${width} pixels wide`);
      for (const forcedColors of ['none', 'active'] as const) {
        await page.emulateMedia({ colorScheme: 'dark', forcedColors });
        found.push(...(await axeFaults(page, COLOURS)).map((fault) => `${path}: ${fault} ${forcedColors === 'active' ? 'in forced colours' : 'in the dark'}`));
      }
    }
  }
  console.info(`${seen} pages of the staff at 320 pixels, in the dark and in forced colours`);
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(40);
}, LIMIT);
