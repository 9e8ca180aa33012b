import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../app.ts';
import { freshDatabase } from '../../test/database.ts';
import { cases, p1 } from '../../test/journal.ts';
import { readyToApproach, story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client } from '../../test/visit.ts';

const house = await freshDatabase();
afterAll(house.close);
const own = cases(house);
const sheets: string[] = [];
const server = testServer(house, routes({ press: { make: async ({ fileName, sheet }) => {
  sheets.push(JSON.stringify(sheet));
  return { kind: 'made', pdf: Buffer.from('%PDF'), fileName };
} } }));
const A = { name: 'Noor Proefpersoon', address: 'Voorbeeldlaan 3\n0000 AA Voorbeeldstad', telephone: '020 0000000' };
let staff: Staff;
let desk: Client;
let officer: Client;
let one: Story;
beforeAll(async () => {
  staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'] });
  one = await story(own, staff, { people: [{ details: ['post'] }, { side: 'b' }], words: { people: [A, { name: 'Bram Anderman' }] } });
  await readyToApproach(one, staff);
});

const letters = () => desk.get(`/zaken/${one.number}/brieven`);
const letterTo = (person: string, breach = 'L2019-001') => `/zaken/${one.number}/datalek/${breach}/${person}.pdf`;
const weigh = (risico: string) => officer.post('/datalekken/L2019-001/wegen', { risico, waarom: 'De map met Bram Anderman erin.' }, { from: '/datalekken/L2019-001' });

test('whoever a breach touches gets a letter of their own, where the risk is high, post is safe and they know of the case; of its story and of anybody else there is nothing in it', async () => {
  const told = { soort: 'lost', ontdekt: '2019-03-04', 'ontdekt-tijd': '10:30', gegevens: ['name', 'address'], aantal: '2', wat: 'De map van Bram Anderman lag op straat.', gedaan: 'Gezocht.', wie: ['p1', 'p2'] };
  expect((await desk.post(`/zaken/${one.number}/datalek`, told, { from: `/zaken/${one.number}/datalek` })).location).toBe('/datalekken/gemeld/L2019-001');
  for (const risk of ['none', 'risk']) {
    await weigh(risk);
    expect([(await letters()).text.includes('Over een datalek'), (await desk.get(letterTo('p1'))).status]).toEqual([false, 404]);
  }
  await weigh('high');
  const page = await letters();
  expect([page.text.includes(letterTo('p1')), page.text.includes(letterTo('p2')), page.text.includes('Deze persoon weet niet van de zaak.'), htmlFaults(page.text)]).toEqual([true, false, true, []]);
  const made = await desk.get(letterTo('p1'));
  expect([made.status, made.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const [sheet] = sheets;
  for (const words of ['Noor Proefpersoon', 'Voorbeeldlaan 3', '4 maart 2019', 'naam en adres', 'L2019-001', '112']) expect(sheet).toContain(words);
  for (const words of ['Anderman', 'op straat', 'Gezocht', one.number]) expect(sheet).not.toContain(words);
  const refused = await desk.get(letterTo('p2'));
  expect([refused.status, refused.text.includes('Een brief vertelt dat.'), sheets.length]).toEqual([409, true, 1]);
});

test('not where post is not safe, not to who is not touched, and not by who makes no letters here [P-06]', async () => {
  await one.mediator('state-safe-contact', { person: p1, values: { post: 'no', telephone: 'yes', voicemail: 'no', email: 'no' } } as never);
  expect([(await desk.get(letterTo('p1'))).status, sheets.length]).toEqual([409, 1]);
  for (const address of [letterTo('p9'), letterTo('p1', 'L2019-002'), `/zaken/${one.number}/datalek/L2019-001/p1`]) expect((await desk.get(address)).status).toBe(404);
  const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
  expect((await stranger.get(letterTo('p1'))).status).toBe(404);
});
