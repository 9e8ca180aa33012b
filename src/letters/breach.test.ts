import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../app.ts';
import { freshDatabase } from '../../test/database.ts';
import { cases, p1 } from '../../test/journal.ts';
import { readyToApproach, story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields } from '../../test/visit.ts';

const house = await freshDatabase();
afterAll(house.close);
const own = cases(house);
const sheets: string[] = [];
const server = testServer(house, routes({ press: { make: async ({ fileName, sheet }) => {
  sheets.push(JSON.stringify(sheet));
  return { kind: 'made', pdf: Buffer.from(`%PDF ${sheets.length}`), fileName };
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
const letterTo = (person: string, breach = 'L2019-001') => `/zaken/${one.number}/datalek/${breach}/${person}`;
const weigh = (risico: string) => officer.post('/datalekken/L2019-001/wegen', { risico, waarom: 'De map met Bram Anderman erin.', 'andere-kant': 'nee' }, { from: '/datalekken/L2019-001' });
const shownOn = (text: string) => /name="gezien" value="([^"]+)"/.exec(text)?.[1] ?? '';
const make = async (person: string, fields: Fields = {}) => desk.post(letterTo(person), { taal: 'nl', doe: 'maken', gezien: shownOn((await desk.get(letterTo(person))).text), ...fields });
const rows = (sql: string) => own.as((db) => db.query<Record<string, unknown>>(sql));
const idOf = (location: string | null) => /gemaakt=(.+)$/.exec(location ?? '')?.[1] ?? '';

test('whoever a breach touches gets a letter of their own, where the risk is high, post is safe and they know of the case; of its story and of anybody else there is nothing in it', async () => {
  const told = { soort: 'lost', ontdekt: '2019-03-04', 'ontdekt-tijd': '10:30', gegevens: ['name', 'address'], aantal: '2', wat: 'De map van Bram Anderman lag op straat.', gedaan: 'Gezocht.', wie: ['p1', 'p2'] };
  expect((await desk.post(`/zaken/${one.number}/datalek`, told, { from: `/zaken/${one.number}/datalek` })).location).toBe('/datalekken/gemeld/L2019-001');
  for (const risk of ['none', 'risk']) {
    await weigh(risk);
    expect([(await letters()).text.includes('Over een datalek'), (await desk.get(letterTo('p1'))).status]).toEqual([false, 404]);
  }
  await weigh('high');
  const page = await letters();
  expect([page.text.includes(letterTo('p1')), page.text.includes(letterTo('p2')), page.text.includes('Deze persoon weet niet van de zaak.'), page.text.includes('nog niet gemaakt'), htmlFaults(page.text)]).toEqual([true, false, true, true, []]);
  const preview = await desk.get(letterTo('p1'));
  for (const words of ['Noor Proefpersoon', 'Voorbeeldlaan 3', '4 maart 2019', '<li>naam</li><li>adres</li>', 'L2019-001', '112']) expect(preview.text).toContain(words);
  for (const words of ['Anderman', 'op straat', 'Gezocht']) expect(preview.text).not.toContain(words);
  expect(htmlFaults(preview.text)).toEqual([]);
  const refused = await desk.get(letterTo('p2'));
  expect([refused.status, refused.text.includes('Een brief vertelt dat.'), sheets.length]).toEqual([409, true, 0]);
});

test('it is kept like every letter: sealed with whom it is for, when and by whom, opened again with the same bytes; a letter that nobody saw is not made', async () => {
  expect([(await make('p1', { gezien: 'x' })).status, (await make('p1', { taal: 'en' })).status, (await rows('select from letter')).length, sheets.length]).toEqual([409, 409, 0, 0]);
  const made = await make('p1');
  const id = idOf(made.location);
  expect(made).toMatchObject({ status: 303, location: `/zaken/${one.number}/brieven?gemaakt=${id}` });
  for (const words of [one.number, 'Anderman', 'op straat']) expect(sheets[0]).not.toContain(words);
  expect(await rows('select l.template, l.language, c.person, l.made_by, b.sent_on from letter l join compartment c on c.id = l.compartment_id join breach_letter b on b.letter_id = l.id')).toEqual([{ template: 'breach', language: 'nl', person: 'p1', made_by: staff.desk, sent_on: null }]);
  const open = () => desk.get(`/zaken/${one.number}/brieven/${id}.pdf`);
  const [first, again] = [await open(), await open()];
  expect([first.status, first.headers.get('content-type'), first.text, again.text, sheets.length]).toEqual([200, 'application/pdf', '%PDF 1', '%PDF 1', 1]);
  const page = (await letters()).text;
  expect([page.includes('gemaakt op ma 4 mrt 2019, nog niet verstuurd'), page.includes('Brief over een datalek aan'), htmlFaults(page)]).toEqual([true, true, []]);
  expect((await officer.get('/datalekken/L2019-001')).text).toContain('Er is één brief gemaakt; nog niet verstuurd.');
});

test('in the language that somebody reads; another can be chosen', async () => {
  expect((await desk.get(letterTo('p1'))).text).toMatch(/value="nl" checked/);
  await one.desk('record-language', { person: p1, values: { language: 'en', interpreter: 'no' } } as never);
  const own = await desk.get(letterTo('p1'));
  for (const words of ['Something went wrong with your data', '4 March 2019', 'your address']) expect(own.text).toContain(words);
  const easy = await desk.post(letterTo('p1'), { taal: 'nl-easy', doe: 'bekijken' });
  expect([easy.status, easy.text.includes('Er ging bij ons iets mis.'), easy.text.includes('uw adres')]).toEqual([200, true, true]);
});

test('until it left it is judged anew, after that it is a record; not where post is not safe, not to who is not touched, and not by who makes no letters here [P-06]', async () => {
  const [{ id }] = await rows('select letter_id as id from breach_letter') as [{ id: string }];
  const address = `/zaken/${one.number}/brieven/${id}.pdf`;
  const safe = (post: 'yes' | 'no') => one.mediator('state-safe-contact', { person: p1, values: { post, telephone: 'yes', voicemail: 'no', email: 'no' } } as never);
  await safe('no');
  expect([(await desk.get(letterTo('p1'))).status, (await desk.get(address)).status, sheets.length]).toEqual([409, 409, 1]);
  await safe('yes');
  const sent = `/zaken/${one.number}/brieven/${id}/verstuurd`;
  expect((await desk.post(sent, {}, { from: `/zaken/${one.number}/brieven` })).location).toBe(`/zaken/${one.number}/brieven`);
  server.clock.now = new Date(house.now.getTime() + 86_400_000);
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], id: officer.id });
  expect((await desk.post(sent, { eenmalig: await desk.keyFor('/uitloggen', '/aanmeldpunt') })).status).toBe(303);
  expect(await rows('select sent_on, sent_by from breach_letter')).toEqual([{ sent_on: '2019-03-04', sent_by: staff.desk }]);
  expect([(await letters()).text.includes('Verstuurd op ma 4 mrt 2019'), (await officer.get('/datalekken/L2019-001')).text.includes('Er is één brief gemaakt; verstuurd.')]).toEqual([true, true]);
  await safe('no');
  expect((await desk.get(address)).status).toBe(200);
  for (const other of [letterTo('p9'), letterTo('p1', 'L2019-002'), `${letterTo('p1')}.pdf`]) expect((await desk.get(other)).status).toBe(404);
  const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
  const key = await stranger.keyFor('/zoeken');
  expect([(await stranger.get(letterTo('p1'))).status, (await stranger.post(letterTo('p1'), { doe: 'maken', eenmalig: key })).status, (await stranger.post(sent, { eenmalig: key })).status]).toEqual([404, 404, 404]);
  const others = (role: string) => house.database.transaction({ role: 'bis_app', user: null, request: 'test' }, async (db) => { await db.query("select set_config('bis.roles', $1, true)", [role]); return db.query('select made from bis_breach_letters((select breach_id from breach_letter limit 1))'); });
  expect((await others('desk director administrator')).every(({ made }) => made === 0)).toBe(true);
});

test('one that lies there with an address of before is not opened and not sent: a new one is made', async () => {
  const safely = (order: 'state-safe-contact' | 'record-detail', values: Record<string, unknown>, texts = {}) => one.mediator(order, { person: p1, values, texts } as never);
  const SAFE = { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' };
  await safely('state-safe-contact', SAFE);
  const id = idOf((await make('p1', { taal: 'en' })).location);
  const [address, sent] = [`/zaken/${one.number}/brieven/${id}.pdf`, `/zaken/${one.number}/brieven/${id}/verstuurd`];
  const stale = await desk.keyFor(`/zaken/${one.number}/brieven`);
  expect([(await desk.get(address)).status, (await letters()).text.includes(sent)]).toEqual([200, true]);
  await safely('record-detail', { channel: 'post', source: 'party' }, { detail: 'Anderelaan 9\n0000 BB Voorbeelddorp' });
  await safely('state-safe-contact', SAFE);
  const refused = await desk.get(address);
  const page = (await letters()).text;
  expect([refused.status, refused.text.includes('Maak een nieuwe brief.'), page.includes(sent), page.includes('Maak een nieuwe brief.'), page.includes(letterTo('p1')), htmlFaults(page)]).toEqual([409, true, false, true, true, []]);
  // A page that still had the button.
  const late = await desk.post(sent, { eenmalig: stale });
  expect([late.status, late.text.includes('Meld dan een datalek'), htmlFaults(late.text)]).toEqual([409, true, []]);
  expect(await rows(`select sent_on from breach_letter where letter_id = '${id}'`)).toEqual([{ sent_on: null }]);
  server.clock.now = new Date(server.clock.now.getTime() + 1000);
  const anew = idOf((await make('p1', { taal: 'en' })).location);
  expect([(await desk.get(`/zaken/${one.number}/brieven/${anew}.pdf`)).status, (await letters()).text.includes(`${anew}/verstuurd`)]).toEqual([200, true]);
});
