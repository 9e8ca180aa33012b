import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from '../../test/guarantees/house.ts';
import { AFTERWARDS, ready } from '../../test/guarantees/scenes.ts';
import { everyRoute } from '../../test/routes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import type { Relation } from '../core/case/order.ts';
import { ORDER_NAMES, specOf, type OrderName } from '../core/case/orders.ts';
import { STAFF_ROLES, type StaffRole } from '../core/role.ts';
import { addWords } from '../database/people/people.ts';
import { arrange } from '../web/routes.ts';
import { mayUse } from '../web/rights.ts';
import { startPage } from '../web/start-page.ts';
import { ORDER_TEXTS } from '../words/orders.ts';
import { readability } from '../words/readability.ts';
import { pieces, sentencesOf } from './guide.ts';
import { GUIDES } from './guides.ts';

let house: House;
/** A case in each stage that guides speak of. */
const OPEN: readonly OrderName[] = ['judge-violence', 'accept', 'request-data', 'allocate', 'hold-intake', 'approach', 'answer-policy', 'reallocate', 'agree-asking-again', 'tell-data-may-fail'];
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
  for (const order of OPEN) {
    const { id } = await house.put(ready(order).c);
    await house.inside((db) => addWords(db, house.keys, { caseId: id, compartment: 'casework', person: null, kind: 'note', text: 'Gebeld.', factSeq: null, by: COLLEAGUES.mediator[0], now: AFTERWARDS, newId: house.newId }));
  }
});
afterAll(async () => {
  await press.close();
  await house.close();
});

const { routes } = arrange(everyRoute);
const PATTERNS = routes.filter(({ method }) => method === 'GET').map((route) => ({ route, fits: new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`) }));
const routeAt = (address: string) => PATTERNS.find(({ fits }) => fits.test(address.split('?')[0]!))?.route;
const plain = (html: string) => html.replace(/<span class="(vh|count)[^>]*>[\s\S]*?<\/span>/g, '').replace(/<[^>]+>/g, '').replace(/&#39;/g, '\'').replace(/&amp;/g, '&').trim();
const collegueWith = (role: StaffRole) => (Object.keys(COLLEAGUES) as Colleague[]).find((name) => COLLEAGUES[name][1] === role)!;

/** Everything with a name on the pages that this colleague reaches along links: links, buttons, headings, fields. One page of each kind, and every case. */
async function namesFor(who: Colleague, start: string): Promise<Set<string>> {
  const client = await house.as(who);
  const [names, been, open] = [new Set<string>(), new Set<string>(), [start, '/hulp']];
  for (let address = open.shift(); address !== undefined; address = open.shift()) {
    const route = routeAt(address);
    const key = route?.path === '/zaken/:zaak' || route?.path === start ? address : route?.path;
    if (!route || !key || been.has(key) || route.path === '/uitloggen') continue;
    been.add(key);
    const { status, text, location } = await client.get(address);
    if (location) open.push(location);
    if (status !== 200 || !text.startsWith('<!doctype')) continue;
    // A guide may not be its own proof.
    const main = route.path === '/hulp' ? text.replace(/<main[\s\S]*<\/main>/, '') : text;
    for (const [, , inside] of main.matchAll(/<(a|button|summary|h[1-4]|label|legend|th)\b[^>]*>([\s\S]*?)<\/\1>/g)) names.add(plain(inside!));
    open.push(...[...text.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&')));
  }
  return names;
}

const RELATION: Readonly<Partial<Record<StaffRole, Relation>>> = { desk: 'desk', policy: 'policy', mediator: 'mediator', 'practice-supervisor': 'supervisor' };

/** Titles of the pages on which somebody with this work records something. */
function titlesFor(role: StaffRole): string[] {
  const relation = RELATION[role];
  return ORDER_NAMES.filter((name) => relation && specOf(name).by.includes(relation)).map((name) => ORDER_TEXTS[name].title);
}

describe('a guide', () => {
  test('there is one for every kind of work', () => {
    expect(GUIDES.map(({ role }) => role).sort()).toEqual([...STAFF_ROLES].sort());
  });

  test.each(GUIDES)('$slug: every page it names is there and open for this work, under that name', (guide) => {
    const named = sentencesOf(guide).flatMap(pieces).filter((piece) => piece.kind === 'page');
    expect(named.length).toBeGreaterThan(0);
    for (const { address } of named) expect([address, everyRoute.some(({ method, path, right }) => method === 'GET' && path === address && mayUse({ roles: [guide.role] }, right))]).toEqual([address, true]);
    expect(sentencesOf(guide)[0]).toContain(`](${startPage([guide.role])})`);
  });

  test.each(GUIDES)('$slug: everything it names is on the pages of this work', async (guide) => {
    const found = await namesFor(collegueWith(guide.role), startPage([guide.role]));
    const known = new Set([...found, ...titlesFor(guide.role)]);
    const named = sentencesOf(guide).flatMap(pieces).filter((piece) => piece.kind !== 'text').map(({ text }) => text);
    expect(named.filter((text) => !known.has(text) && text !== UNDO)).toEqual([]);
  });

  test.each(GUIDES)('$slug: is plain Dutch', (guide) => {
    const { score, longestSentence } = readability(sentencesOf(guide).flatMap(pieces).map(({ text }) => text).join('\n'));
    expect(score).toBeGreaterThan(50);
    expect(longestSentence).toBeLessThan(30);
  });
});

/** Only on the page after something was recorded: src/casework/correct.test.ts finds it there, under this name. */
const UNDO = 'Ongedaan maken';

test.each(STAFF_ROLES)('the page Hulp of %s has its own guide and no other', async (role) => {
  const { text } = await (await house.as(collegueWith(role))).get('/hulp');
  expect(htmlFaults(text)).toEqual([]);
  expect(GUIDES.filter(({ title }) => text.includes(`>${title}</h2>`)).map((guide) => guide.role)).toEqual([role]);
});
