import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases, p1 } from '../../test/journal.ts';
import { story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type Page } from '../../test/visit.ts';
import { ASKED } from '../database/people/asked-office.ts';
import { addWords } from '../database/people/people.ts';
import { caseworkRoutes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const own = cases(house);
const server = testServer(house, caseworkRoutes([]));
let desk: Client;
let referral: () => ReturnType<typeof story>;
beforeAll(async () => {
  const staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
  referral = () => story(own, staff);
});

const at = (number: string, slug: string, person = '') => `/zaken/${number}/${slug}${person ? `?persoon=${person}` : ''}`;

/** Opens the page of an order, fills it in and sends it. */
const tell = (who: Client, number: string, slug: string, fields: Fields = {}, person = ''): Promise<Page> =>
  who.post(at(number, slug), { gezien: '9999', dag: '2019-03-04', ...(person ? { persoon: person } : {}), ...fields }, { from: at(number, slug, person) });

async function done(who: Client, number: string, slug: string, fields: Fields = {}, person = ''): Promise<void> {
  expect([slug, (await tell(who, number, slug, fields, person)).status]).toEqual([slug, 303]);
}

const ADDRESS = { 'v-channel': 'post', 'v-source': 'prosecution', 'v-detail': 'Dorpsstraat 1\n1234 AB Voorbeeld' };

test('the case says to the desk what else is needed before it goes out, each with its form, and beside what was done what mostly follows', async () => {
  const { number } = await referral();
  await done(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  const open = (await desk.get(`/zaken/${number}`)).text;
  expect(open).toContain(`Nog nodig: <a href="${at(number, 'contactgegevens', 'p2')}">gegevens van de andere kant</a>`);
  const detail = await tell(desk, number, 'contactgegevens', ADDRESS, 'p2');
  const after = (await desk.get(detail.location ?? '')).text;
  expect(htmlFaults(after)).toEqual([]);
  expect(after).toContain('Nog een gegeven van');
  expect(after).not.toContain('Nog nodig');
  const rejected = await tell(desk, number, 'afgekeurd', { 'v-reason': 'withdrawn', 'v-called': 'not-applicable' });
  expect((await desk.get(rejected.location ?? '')).text).toContain('<a href="#brieven">');
});

test('what was told of the event stands beside the judgement of it; an office that answered is the source of what it sent', async () => {
  const { id, number } = await referral();
  await own.as((db) => addWords(db, house.keys, { caseId: id, compartment: 'person', person: p1, kind: 'event', text: 'Hij stond weer voor de deur.', factSeq: null, by: desk.id, now: house.now, newId: house.newId }));
  expect((await desk.get(at(number, 'geweld-beoordeeld'))).text).toContain('Hij stond weer voor de deur.');
  expect((await desk.get(at(number, 'strafzaak'))).text).not.toContain('voor de deur');
  await done(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  await done(desk, number, 'gegevens-gevraagd');
  const checked = async () => /value="prosecution"[^>]*checked|checked[^>]*value="prosecution"/.test((await desk.get(at(number, 'contactgegevens', 'p2'))).text);
  expect(await checked()).toBe(false);
  await done(desk, number, 'antwoord-om', { 'v-answer': 'received' });
  expect(await checked()).toBe(true);
});

test('what has to be mended is named with its question, as the same sentence may stand at several', async () => {
  const { number } = await referral();
  const page = await tell(desk, number, 'geweld-beoordeeld', {});
  expect(page.status).toBe(422);
  for (const label of ['Gaat het om huiselijk geweld?', 'Gaat het om stalking?']) expect(page.text).toContain(`>${label} Kies een antwoord.</a>`);
});

test('while an office is waited for, the case says from when it may go out without the data, and then offers it [R-012]', async () => {
  const one = await referral();
  await done(desk, one.number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  for (const slug of ['goedgekeurd', 'gegevens-gevraagd']) await done(desk, one.number, slug);
  const now = (html: string) => /<section class="now"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  const page = now((await desk.get(`/zaken/${one.number}`)).text);
  expect([page.includes('Incompleet uitzetten kan vanaf 18 maart 2019.'), page.includes('incompleet-uitzetten')]).toEqual([true, false]);
  server.clock.now = new Date('2019-03-18T10:00:00Z');
  const later = await signedIn(server, house.database, { roles: ['desk'], id: desk.id });
  const then = now((await later.get(`/zaken/${one.number}`)).text);
  server.clock.now = house.now;
  expect([then.includes('Incompleet uitzetten mag sinds 18 maart 2019.'), then.includes(`href="/zaken/${one.number}/incompleet-uitzetten"`)]).toEqual([true, true]);
});

test('the office of the letter that was just made stands in the form that says data were asked for; one that is gone does not', async () => {
  const [typed, listed] = [await referral(), await referral()];
  const write = (id: typeof typed.id, text: string) => own.as((db) => addWords(db, house.keys, { caseId: id, compartment: 'casework', person: null, kind: ASKED, text, factSeq: null, by: desk.id, now: house.now, newId: house.newId }));
  for (const { number } of [typed, listed]) await done(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  const office = async (number: string) => /name="v-office"[^>]*value="([^"]*)"/.exec((await desk.get(at(number, 'gegevens-gevraagd'))).text)?.[1];
  expect(await office(typed.number)).toBeFalsy();
  await write(typed.id, 'Parket: Parket Voorbeeld\nAdres: Postbus 1');
  await write(listed.id, `In de lijst: ${house.newId()}`);
  expect([await office(typed.number), (await office(listed.number)) || null]).toEqual(['Parket Voorbeeld', null]);
});
