import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTask } from '../../src/database/people/task.ts';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from './house.ts';
import { ready } from './scenes.ts';
import { asFields, formsIn, standing } from '../form-controls.ts';
import { htmlFaults } from '../valid-html.ts';
import { signedIn, type Client, type Fields } from '../visit.ts';

/** Two people have the same form open, of something that is kept in one place and not as a journal. */
let house: House;
let other: Client;
const ORGANISATION = '00000000-0000-4000-8000-0000000000b1';
beforeAll(async () => {
  house = await openHouse();
  await house.asOwner((db) => db.query("insert into organisation (id, kind, name) values ($1, 'probation-rn', 'Proef Noord')", [ORGANISATION]));
  other = await signedIn(house.server, house.database, { roles: ['administrator'], name: 'Andere Beheerder' });
}, 60_000);
afterAll(async () => {
  await press.close();
  await house.close();
});

const office = async (): Promise<string> => {
  const desk = await house.as('desk');
  const made = await desk.post('/beheer/parketten', { naam: 'Parket Proef', contact: '', adres: 'Postbus 1\n1000 AA Proefstad', vanaf: '2019-03-04', eenmalig: house.key('desk') });
  expect(made.status).toBe(303);
  return /href="(\/beheer\/parketten\/[^"]+)">Parket Proef/.exec((await desk.get('/beheer/parketten')).text)?.[1] ?? '';
};

/** Of the desk, in a case that did not go out yet. */
const aTask = async (): Promise<string> => {
  const { id, number } = await house.put(ready('accept').c);
  const task = await house.inside((db) => addTask(db, house.keys, { caseId: id, due: null, text: 'Bellen', owner: COLLEAGUES.desk[0], now: house.server.clock.now }, house.newId));
  return `/zaken/${number}/taken/${task}`;
};

interface Form { readonly page: () => Promise<string>; readonly action: (page: string) => string; readonly first: Fields; readonly second: Fields; readonly now: string; readonly one?: Colleague; readonly other?: Colleague }
const mediator = COLLEAGUES.mediator[0];
const FORMS: Readonly<Record<string, Form>> = {
  'the work of a colleague': {
    page: async () => `/accounts/${mediator}/werk`, action: (page) => page,
    first: { rol: ['mediator', 'policy'] }, second: { rol: 'mediator' }, now: 'Beleidsmedewerker',
  },
  'the name and address of a colleague': {
    page: async () => `/accounts/${mediator}/gegevens`, action: (page) => page,
    first: { naam: 'Mia Eerst', email: 'mia.eerst@test.invalid' }, second: { naam: 'Mia Daarna', email: 'mia.daarna@test.invalid' }, now: 'Mia Eerst',
  },
  'an office of the prosecution service': {
    page: office, action: (page) => page, first: { naam: 'Parket Proef', contact: 'mr. Proefman', adres: 'Postbus 2\n1000 AA Proefstad', vanaf: '2019-03-04' },
    second: { naam: 'Parket Proef', contact: '', adres: 'Postbus 3\n1000 AA Proefstad', vanaf: '2019-03-05' }, now: 't.a.v. mr. Proefman',
  },
  'an organisation': { page: async () => `/beheer/organisaties/${ORGANISATION}`, action: (page) => page, first: { naam: 'Proef Oost', onder: '' }, second: { naam: 'Proef West', onder: '' }, now: 'Proef Oost' },
  'a task in a case': {
    page: () => aTask(), action: (page) => page, first: { taak: 'Bellen na zes uur', voor: '' }, second: { taak: 'Schrijven', voor: '' }, now: 'Bellen na zes uur', one: 'desk', other: 'otherDesk',
  },
  'a setting': {
    page: async () => '/beheer/instellingen/herinneren', action: (page) => page, first: { getal: '5', vanaf: '2019-05-01', waarom: 'Eerst besloten.' },
    second: { getal: '9', vanaf: '2019-05-01', waarom: 'Daarna besloten.' }, now: '5 dagen vanaf 1 mei 2019',
  },
  'the telephone of a mediator': { page: async () => `/bemiddelaars/${mediator}`, action: (page) => `${page}/telefoon`, first: { telefoon: '06 00000001' }, second: { telefoon: '06 00000002' }, now: '06 00000001' },
};

test.each(Object.entries(FORMS))('%s: whoever is second is told how it stands now, loses nothing that was typed, changes nothing, and may then', async (_, { page, action, first, second, now, one: who = 'administrator', other: whoElse }) => {
  const at = await page();
  const one = await house.as(who);
  const two = whoElse ? await house.as(whoElse) : other;
  const formOf = (text: string) => {
    const form = [...text.matchAll(/<form class="form" action="([^"]+)"[^]*?<\/form>/g)].find((found) => found[1] === action(at))?.[0] ?? '';
    return { getoond: /name="getoond" value="([^"]+)"/.exec(form)?.[1] ?? '', eenmalig: /name="eenmalig" value="([^"]+)"/.exec(form)?.[1] ?? '' };
  };
  const [shownFirst, shownSecond] = [formOf((await one.get(at)).text), formOf((await two.get(at)).text)];
  expect(shownFirst.getoond).not.toBe('');
  house.server.clock.now = new Date(house.server.clock.now.getTime() + 60_000);
  expect((await one.post(action(at), { ...first, ...shownFirst })).status).toBe(303);
  const told = await two.post(action(at), { ...second, ...shownSecond });
  expect(htmlFaults(told.text)).toEqual([]);
  expect([told.status, told.text.includes('Iemand anders wijzigde dit intussen'), told.text.includes(`Nu staat er: `), told.text.includes(now)]).toEqual([409, true, true, true]);
  // As with what has to be mended: whoever has no mouse begins there.
  expect(told.text).toMatch(/<div class="notice notice--warning"[^>]* autofocus/);
  const typed = Object.values(second).filter((value) => typeof value === 'string' && value !== '' && !/^\d{4}/.test(value)).at(-1) as string;
  expect(told.text).toContain(typed.split('\n')[0]);
  expect((await one.get(at)).text).toContain(now.replace('t.a.v. ', ''));
  expect((await two.post(action(at), { ...second, ...formOf(told.text) })).status).toBe(303);
});

test.each(Object.entries(FORMS))('%s: whoever takes up later what was typed before is told what a colleague changed since', async (_, { page, action, first, second, one: who = 'administrator', other: whoElse }) => {
  const at = await page();
  const one = await house.as(who);
  const two = whoElse ? await house.as(whoElse) : other;
  const form = async (client: Client) => {
    const found = formsIn((await client.get(at)).text).find((candidate) => candidate.action === action(at));
    if (!found) throw new Error(`no form for ${action(at)}`);
    return standing(found);
  };
  const typed = asFields(await form(two), second as never);
  const [field, wanted] = Object.entries(second)[0] as [string, string | string[]];
  expect((await two.post('/concept', { ...typed, stil: '1' })).status).toBe(200);
  house.server.clock.now = new Date(house.server.clock.now.getTime() + 60_000);
  expect((await one.post(action(at), asFields(await form(one), first as never))).status).toBe(303);
  const again = asFields(await form(two), {});
  expect([again[field]].flat()).toEqual([wanted].flat());
  const told = await two.post(action(at), again);
  expect([told.status, told.text.includes('Iemand anders wijzigde dit intussen')]).toEqual([409, true]);
});
