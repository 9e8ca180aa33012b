import { afterAll, expect, test } from 'vitest';
import { LIMIT, openWorld } from '../journey.ts';
import type { Tab } from '../journey-tab.ts';
import { Keys } from '../keys.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

const PEOPLE = { people: [{ name: 'Testina Toetsenbord' }, { name: 'Proefman de Boer' }] };
const refer = (name: string) => world.refer({ referrerKind: 'victim-support', a: [{ role: 'victim' }], b: [{ role: 'offender', age: null }] }, { people: [{ name }, PEOPLE.people[1]!] });

async function sentOut(name: string): Promise<string> {
  const number = await refer(name);
  await world.give(number, 'judge-violence');
  await world.give(number, 'accept');
  await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
  await world.give(number, 'allocate');
  return number;
}

/** Signs in with the keyboard at the button of the demo for this role. */
async function begin(role: string): Promise<Keys> {
  const tab = await world.tab();
  await tab.open('/inloggen');
  const keys = new Keys(tab);
  await keys.go(`button:text("${role}")`);
  return keys;
}

/** A colleague for whom the demo has no button, on their start page. */
async function beginAs(id: string, path: string): Promise<Keys> {
  const tab = await world.tab();
  await tab.as(id, path);
  return new Keys(tab);
}

/** What every day has: the skip link, a round of the whole page, the list of keys, and signing out at its end. */
async function lookAround(keys: Keys, tab: Tab): Promise<void> {
  await keys.skip();
  await keys.round();
  await keys.help();
  expect(tab.complaints).toEqual([]);
}

async function signOut(keys: Keys): Promise<void> {
  await keys.go('.sign-out');
  expect(keys.tab.path).toBe('/inloggen');
  expect(keys.tab.complaints).toEqual([]);
}

/** Finds a case by a name, with the suggestions under the field, and opens it. */
async function find(keys: Keys, name: string, number: string): Promise<void> {
  await keys.press('Control+k');
  await keys.type(name);
  await keys.tab.page.locator('#zoek-voorstellen li', { hasText: number }).waitFor();
  await keys.press('ArrowDown');
  await keys.leave('Enter');
  expect(keys.tab.path).toBe(`/zaken/${number}`);
}

test('the desk: opens a new case from its list, judges it, and finds it by name', async () => {
  const number = await refer('Dina Aanmeldtoets');
  const keys = await begin('Aanmeldpunt');
  expect(keys.tab.path).toBe('/aanmeldpunt');
  await lookAround(keys, keys.tab);
  await keys.tab.open('/aanmeldpunt');
  await keys.act('the desk judges a new case', async () => {
    // Past the menu, the tabs and the choices, to the list itself.
    for (const key of ['Tab', 'Tab', 'Enter']) await keys.press(key);
    expect(await keys.on('#lijst')).toBe(true);
    await keys.go(`main a[href="/zaken/${number}"]`);
    await keys.go('main a:text-is("Huiselijk geweld en stalking zijn beoordeeld")');
    await keys.choose('v-domestic', 'no');
    await keys.choose('v-stalking', 'no');
    await keys.leave('Control+Enter');
  });
  await keys.tab.sees('Vastgelegd');
  // What was recorded has the focus, and undoing it is the next stop.
  expect(await keys.on('.notice--success')).toBe(true);
  await keys.press('Tab');
  expect(await keys.on('.notice--success a')).toBe(true);
  await keys.round();
  await keys.to('summary:text("Meer")');
  await keys.press('Enter');
  await keys.to('menu-details a');
  await keys.to('main .now a');
  // It lay over what the keyboard is at.
  expect(await keys.tab.page.locator('menu-details details[open]').count()).toBe(0);
  await keys.act('the desk finds a case', () => find(keys, 'Aanmeldtoets', number));
  await signOut(keys);
}, LIMIT);

test('policy: answers a question about a case', async () => {
  const number = await refer('Petra Beleidstoets');
  await world.give(number, 'judge-violence', { stalking: 'yes' });
  const keys = await begin('Beleid');
  expect(keys.tab.path).toBe('/beleid');
  await lookAround(keys, keys.tab);
  await keys.act('policy answers', async () => {
    await keys.go(`main a[href="/zaken/${number}"]`);
    await keys.go('main a[href$="/beleid-antwoordt"]');
    await keys.choose('v-answer', 'go');
    await keys.choose('v-treatmentProvider', 'yes');
    await keys.choose('v-client', 'p1');
    await keys.choose('v-consentToCall', 'yes');
    await keys.to('[name="v-provider"]');
    await keys.type('Dr. Proefarts');
    await keys.to('[name="v-providerTelephone"]');
    await keys.type('010 0000000');
    await keys.choose('v-safetyHousePossible', 'yes');
    await keys.leave('Control+Enter');
  });
  await keys.tab.sees('Vastgelegd');
  await keys.act('policy finds a case', () => find(keys, 'Beleidstoets', number));
  await signOut(keys);
}, LIMIT);

test('policy: answers what the desk only holds back, wherever the case stands, without opening what is folded away', async () => {
  for (const [name, ready] of [['Petra Vasthoudtoets', false], ['Paula Klaartoets', true]] as const) {
    const number = await refer(name);
    if (ready) {
      await world.give(number, 'judge-violence');
      await world.give(number, 'accept');
      await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
    }
    await world.give(number, 'hold-back');
    const keys = await begin('Beleid');
    await keys.act('policy answers what is held back', async () => {
      await keys.go(`main a[href="/zaken/${number}"]`);
      await keys.go('main .now a[href$="/niet-meer-vastgehouden"]');
      await keys.go('main .submit-bar button');
    });
    await signOut(keys);
  }
}, LIMIT);

test('a mediator: opens what is new, speaks with the referrer, writes a note', async () => {
  const number = await sentOut('Mies Bemiddeltoets');
  const keys = await begin('Bemiddelaar');
  expect(keys.tab.path).toBe('/vandaag');
  await lookAround(keys, keys.tab);
  await keys.act('a mediator speaks with the referrer', async () => {
    await keys.go(`main a[href="/zaken/${number}"]`);
    await keys.go('main a:text-is("Contact met de verwijzer")');
    await keys.choose('v-result', 'spoken');
    await keys.leave('Control+Enter');
  });
  await keys.tab.sees('Vastgelegd');
  await keys.round();
  await keys.act('a mediator writes a note', async () => {
    await keys.to('textarea');
    await keys.type('Synthetisch: belde terug.');
    await keys.leave('Control+Enter');
  });
  await keys.tab.sees('Synthetisch: belde terug.');
  await keys.act('a mediator finds a case', () => find(keys, 'Bemiddeltoets', number));
  await signOut(keys);
}, LIMIT);

test('a practice supervisor: finds a case of an own mediator by name, reads it and writes a note', async () => {
  const number = await sentOut('Wies Begeleidtoets');
  await world.house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [world.staff['practice-supervisor'], world.staff['mediator']]));
  const keys = await begin('Werkbegeleider');
  expect(keys.tab.path).toBe('/werkbegeleiding');
  await lookAround(keys, keys.tab);
  await keys.act('a practice supervisor finds a case and writes a note', async () => {
    await find(keys, 'Begeleidtoets', number);
    await keys.to('textarea');
    await keys.type('Synthetisch: besproken.');
    await keys.leave('Control+Enter');
  });
  await keys.tab.sees('Synthetisch: besproken.');
  await keys.round();
  await signOut(keys);
}, LIMIT);

test.each([['the director', 'director'], ['communications', 'communications']] as const)('%s: reads the figures of the year', async (_, role) => {
  const keys = await beginAs(role === 'director' ? world.staff['director']! : await world.colleague('Cora Proef', [role]), '/jaar');
  await lookAround(keys, keys.tab);
  await keys.act(`${role} opens the year`, () => keys.go('nav a[href="/jaar"]'));
  expect(keys.tab.path).toMatch(/^\/jaar\//);
  await keys.round();
  await signOut(keys);
}, LIMIT);

test('the administrator: adds an office of the prosecution, and looks at accounts and at what BIS does by itself', async () => {
  const keys = await begin('Beheerder');
  expect(keys.tab.path).toBe('/accounts');
  await lookAround(keys, keys.tab);
  await keys.act('the administrator adds an office', async () => {
    await keys.go('nav a[href="/beheer/parketten"]');
    await keys.to('[name="naam"]');
    await keys.type('Parket Proefstad');
    await keys.to('[name="adres"]');
    await keys.type('Postbus 1\n1234 AB Proefstad');
    await keys.leave('Control+Enter');
  });
  await keys.tab.sees('Parket Proefstad');
  await keys.go('nav a[href="/beheer/taken"]');
  await keys.round();
  await signOut(keys);
}, LIMIT);

test('the privacy officer: writes down a request, and looks at who saw what', async () => {
  const keys = await beginAs(await world.colleague('Fay Proef', ['privacy-officer']), '/privacy');
  await lookAround(keys, keys.tab);
  await keys.act('the privacy officer writes down a request', async () => {
    await keys.go('nav a[href="/verzoeken"]');
    await keys.go('main a[href="/verzoeken/nieuw"]');
    await keys.choose('soort', 'access');
    await keys.to('[name="ontvangen"]');
    // The same, whether this browser asks for the day or for the month first.
    await keys.type('03032019');
    await keys.to('[name="naam"]');
    await keys.type('Iemand Proefpersoon');
    await keys.to('[name="adres"]');
    await keys.type('Proefstraat 1\n1234 AB Testdorp');
    await keys.to('[name="vraag"]');
    await keys.type('Synthetisch: wat weet u van mij?');
    await keys.leave('Control+Enter');
  });
  expect([keys.tab.path, await keys.tab.page.locator('.error-summary').allInnerTexts()]).toEqual([expect.stringMatching(/^\/verzoeken\/V/), []]);
  await keys.round();
  await keys.go('nav a[href="/inzage"]');
  await keys.round();
  await signOut(keys);
}, LIMIT);
