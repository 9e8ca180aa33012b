import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type TestServer } from '../../test/visit.ts';
import { addDays, dayOf } from '../core/day.ts';
import { caseworkRoutes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let number: string;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, caseworkRoutes([]));
  desk = await signedIn(server, house.database, { roles: ['desk'], name: 'Dees Desk' });
  const id = await own.open();
  number = (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]?.number ?? '';
});
afterAll(() => house.close());

const file = () => desk.get(`/zaken/${number}`);
const post = (address: string, fields: Record<string, string> = {}, from = `/zaken/${number}`) => desk.post(address, fields, { from });
const add = async (text: string, due = '') => expect((await post(`/zaken/${number}/taken`, { taak: text, voor: due })).status).toBe(303);
const address = async (text: string) => {
  const page = (await file()).text;
  return new RegExp(`href="(/zaken/[^"]+/taken/[^"]+)">Wijzigen<span class="vh">: ${text}`).exec(page)?.[1] ?? '';
};

test('a task gets other words and another day; wrong ones are told where they were typed, with everything typed, and change nothing', async () => {
  await add('Bellen met de verwijzer', '2019-03-05');
  const one = await address('Bellen met de verwijzer');
  const page = await desk.get(one);
  expect(htmlFaults(page.text)).toEqual([]);
  expect([page.text.includes('value="Bellen met de verwijzer"'), page.text.includes('2019-03-05')]).toEqual([true, true]);
  const wrong = await post(one, { taak: '', voor: '31 februari' }, one);
  expect(wrong.status).toBe(422);
  for (const said of ['Schrijf hier iets.', 'Deze dag bestaat niet.', 'value="31 februari"']) expect(wrong.text).toContain(said);
  expect((await file()).text).toContain('Bellen met de verwijzer');
  expect((await post(one, { taak: 'Mailen met de verwijzer', voor: '' }, one)).location).toBe(`/zaken/${number}#taken`);
  const after = (await file()).text;
  expect([after.includes('Mailen met de verwijzer'), after.includes('Bellen met de verwijzer')]).toEqual([true, false]);
  // Only the words and the day: nothing readable lies in the database.
  const [row] = await own.as((db) => db.query<{ content: Buffer; due: string | null }>('select content, due from task'));
  expect([row?.due, row?.content.includes('Mailen')]).toEqual([null, false]);
});

test('what was done by mistake stands open again; what is done is not changed', async () => {
  await add('Brief kopiëren');
  const one = await address('Brief kopiëren');
  await post(`${one}/gedaan`);
  expect(await address('Brief kopiëren')).toBe('');
  expect((await desk.get(one)).status).toBe(404);
  expect((await post(one, { taak: 'Anders' })).status).toBe(404);
  const page = await file();
  expect(htmlFaults(page.text)).toEqual([]);
  expect(page.text).toContain('Eén taak is pas gedaan');
  expect((await post(`${one}/toch-niet`)).status).toBe(303);
  expect(await address('Brief kopiëren')).toBe(one);
  // Twice is nothing, and says so.
  const twice = await post(`${one}/toch-niet`);
  expect([twice.status, twice.text.includes('Deze taak stond al weer open')]).toEqual([409, true]);
  expect((await post(`${one.slice(0, -3)}000/toch-niet`)).status).toBe(404);
});

test('the summary on top names the task that is due first, how many more there are, and when that was; done ones are not counted', async () => {
  const id = await own.open();
  const other = (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]?.number ?? '';
  const summary = async () => /<section class="card" id="in-het-kort"[^]*?<\/section>/.exec((await desk.get(`/zaken/${other}`)).text)?.[0] ?? '';
  const addTo = (text: string, due: string) => desk.post(`/zaken/${other}/taken`, { taak: text, voor: due }, { from: `/zaken/${other}` });
  expect(await summary()).not.toContain('#taken');
  await addTo('Zonder dag', '');
  await addTo('Morgen bellen', addDays(dayOf(house.now), 1));
  await addTo('Gisteren gedaan', addDays(dayOf(house.now), -1));
  expect(await summary()).toMatch(/Gisteren gedaan<span class="late"> \(gisteren\)<\/span> en nog 2/);
  const page = (await desk.get(`/zaken/${other}`)).text;
  expect(htmlFaults(page)).toEqual([]);
  await desk.post(`${new RegExp(`href="(/zaken/${other}/taken/[^"]+)">Wijzigen<span class="vh">: Gisteren`).exec(page)?.[1]}/gedaan`, {}, { from: `/zaken/${other}` });
  expect(await summary()).toMatch(/Morgen bellen \(morgen\) en nog 1/);
});
