import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type TestServer } from '../../test/visit.ts';
import { day } from '../core/day.ts';
import { registerOf } from '../database/register.ts';
import { registerCsv } from './register-text.ts';
import { routes } from './routes.tsx';
import { isOverdue, isTrained } from './rules.ts';

let house: FreshDatabase;
let server: TestServer;
let officer: Client;
let director: Client;
beforeEach(async () => {
  house = await freshDatabase();
  server = testServer(house, routes);
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], name: 'Pia Vos' });
  director = await signedIn(server, house.database, { roles: ['director'], name: 'Dora Dir' });
  return () => house.close();
});
const query = (sql: string, role: 'bis_owner' | 'bis_app' = 'bis_owner') => house.database.transaction({ role, user: null, request: house.newId() }, (db) => db.query(sql));

test('the register is a page and a file of every field', async () => {
  const page = await director.get('/verantwoording');
  expect(page.text).toContain('sealed.content: versleuteld');
  expect(htmlFaults(page.text)).toEqual([]);
  const file = await director.get('/verantwoording/register.csv');
  expect(file.text.trimEnd().split('\r\n').length).toBe(registerOf().length + 1);
  expect(registerCsv().charCodeAt(0)).toBe(0xfeff);
  expect((await director.get('/verantwoording/iets.csv')).status).toBe(404);
});

describe('decisions', () => {
  const GOOD = { dag: '2019-03-01', besluit: 'Wij bewaren vijf jaar.', waarom: 'Zo staat het in de eigen regels.' };

  test('get a number, stay as they are, and are sealed', async () => {
    for (const besluit of ['Eerste.', 'Tweede.']) expect((await officer.post('/verantwoording/besluiten', { ...GOOD, besluit })).status).toBe(303);
    const { text } = await director.get('/verantwoording/besluiten');
    for (const words of ['Eerste.', 'Tweede.', 'Pia Vos', 'vr 1 mrt 2019']) expect(text).toContain(words);
    expect(text).not.toContain('Besluit vastleggen');
    expect(htmlFaults(text)).toEqual([]);
    expect(await query('select number from foundation_decision order by 1')).toEqual([{ number: 1 }, { number: 2 }]);
    await expect(query("update foundation_decision set decided = '2019-03-02'", 'bis_app')).rejects.toThrow('permission denied');
  });

  test.each<[Fields, string]>([[{ dag: '' }, 'Kies de dag'], [{ dag: '2019-03-05' }, 'in de toekomst'], [{ besluit: '' }, 'Schrijf wat er besloten is.'], [{ waarom: ' ' }, 'Schrijf waarom.']])('%j is refused at its field', async (fields, words) => {
    expect(await officer.post('/verantwoording/besluiten', { ...GOOD, ...fields })).toMatchObject({ status: 422, text: expect.stringContaining(words) });
    expect(await query('select from foundation_decision')).toEqual([]);
  });
});

describe('the year plan', () => {
  const add = (fields: Fields = {}) => officer.post('/verantwoording/jaarplan', { wat: 'DPIA bijwerken', wie: director.id, voor: '2019-06-01', ...fields });

  test('says who does what by when, what is late, and when it was done', async () => {
    expect((await add()).location).toBe('/verantwoording/jaarplan?jaar=2019');
    const { text } = await officer.get('/verantwoording/jaarplan');
    for (const words of ['DPIA bijwerken', 'Dora Dir', 'za 1 jun 2019']) expect(text).toContain(words);
    expect(htmlFaults(text)).toEqual([]);
    const [, path] = /action="(\/verantwoording\/jaarplan\/[^"]+\/gedaan)"/.exec(text)!;
    expect((await officer.post(path!, {}, { from: '/verantwoording/jaarplan' })).status).toBe(303);
    expect(await query('select done_on from plan_action')).toEqual([{ done_on: '2019-03-04' }]);
    expect([isOverdue({ due: day('2019-06-01'), doneOn: null }, day('2019-06-01')), isOverdue({ due: day('2019-06-01'), doneOn: null }, day('2019-06-02'))]).toEqual([false, true]);
  });

  test.each<[Fields, string]>([[{ wat: '' }, 'Schrijf wat er gedaan wordt.'], [{ wie: 'x' }, 'Kies wie het doet.'], [{ voor: '2019-03-03' }, 'vanaf vandaag'], [{ voor: 'x' }, 'Kies een dag.'], [{ voor: '2021-01-01' }, 'volgend jaar']])('%j is refused at its field', async (fields, words) => {
    expect(await add(fields)).toMatchObject({ status: 422, text: expect.stringContaining(words) });
    expect(await query('select from plan_action')).toEqual([]);
  });
});

describe('training [R-105]', () => {
  test('is recorded for several at once, counts two years, and shows who has still to go', async () => {
    expect((await officer.get('/verantwoording/scholing')).text).toContain('2 collega&#39;s volgden');
    expect((await officer.post('/verantwoording/scholing', { module: 'awareness-day', dag: '2019-03-01', wie: [officer.id] })).status).toBe(303);
    const { text } = await officer.get('/verantwoording/scholing');
    expect(text).toContain('Dag over bewust omgaan met gegevens (vr 1 mrt 2019)');
    expect(text).toContain('Eén collega volgde');
    expect(htmlFaults(text)).toEqual([]);
    const attended = [{ module: 'breaches', day: day('2019-03-01') }];
    expect([isTrained({ attended }, day('2021-02-28')), isTrained({ attended }, day('2021-03-01')), isTrained({ attended: [] }, day('2019-03-01'))]).toEqual([true, false, false]);
  });

  test.each<[Fields, string]>([[{ module: 'x' }, 'Kies welke scholing'], [{ dag: '2019-03-05' }, 'in de toekomst'], [{ wie: [] }, 'Kies wie erbij was.']])('%j is refused at its field', async (fields, words) => {
    expect(await officer.post('/verantwoording/scholing', { module: 'breaches', dag: '2019-03-01', wie: [officer.id], ...fields })).toMatchObject({ status: 422, text: expect.stringContaining(words) });
    expect(await query('select from training')).toEqual([]);
  });
});

test('the director reads and does not write; nobody else comes here', async () => {
  const everybody = await signedIn(server, house.database, { roles: ['desk', 'policy', 'mediator', 'practice-supervisor', 'administrator'] });
  for (const { method, path } of routes) if (method === 'GET') expect((await everybody.get(path.replace(':bestand', 'register.csv'))).status).toBe(403);
  expect((await director.get('/verantwoording/scholing')).status).toBe(403);
});
