import { actFor } from '../database/context.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { allocated, story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client } from '../../test/visit.ts';
import { whoSaw } from '../database/access-log.ts';
import { checkAndKeep } from '../database/log-check.ts';
import { sealAll } from '../database/log-seal.ts';
import { accountRoutes } from '../accounts/routes.tsx';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, [...routes, ...accountRoutes([])]);
const own = cases(house);
const sql = <T>(text: string, values: unknown[] = []) => house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query<T>(text, values));

let officer: Client;
let els: Client;
let one: Story;
beforeAll(async () => {
  const staff: Staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  one = await story(own, staff);
  await allocated(one, staff);
  server.clock.now = new Date('2019-03-10T11:00:00Z');
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], name: 'Pia Vos' });
  els = await signedIn(server, house.database, { roles: ['desk'], name: 'Els de Wit' });
  await look('2019-03-05T09:00:00Z', 'zaak-geopend', 'p1 p2');
  await look('2019-03-05T22:59:00Z', 'zaak-geopend', 'p1 p2');
  await look('2019-03-05T23:01:00Z', 'gegevens-getoond', 'p2');
  await look('2019-03-07T09:00:00Z', 'lijst-bekeken', '');
  await look('2018-12-01T09:00:00Z', 'zaak-geopend', null);
});
const look = (at: string, act: string, people: string | null) => sql(
  'insert into access_log (request_id, at, staff_id, act, cases, people) values ($1, $2, $3, $4, $5, $6)', [house.newId(), at, els.id, act, [one.id], people === null ? [] : [people]]);
const saw = async (person: string | null, upTo = '2020-01-01T00:00:00Z') => (await own.as(async (db) => {
  await actFor(db, officer.id);
  return whoSaw(db, one.id, person, new Date(upTo));
}))
  .map(({ day, act, times, named }) => [day, act, times, named]);

describe('who saw somebody', () => {
  test('by day and act in Amsterdam; a list that hid the names counts for the case and for nobody in it', async () => {
    expect(await saw(null)).toEqual([
      ['2018-12-01', 'zaak-geopend', 1, false], ['2019-03-05', 'zaak-geopend', 2, true], ['2019-03-06', 'gegevens-getoond', 1, true], ['2019-03-07', 'lijst-bekeken', 1, true],
    ]);
    expect(await saw('p1')).toEqual([['2018-12-01', 'zaak-geopend', 1, false], ['2019-03-05', 'zaak-geopend', 2, true]]);
    expect((await saw('p2')).length).toBe(3);
    expect((await saw(null, '2019-03-05T22:00:00Z')).at(-1)).toEqual(['2019-03-05', 'zaak-geopend', 1, true]);
  });

  test('is told in words, with the work of the colleague and no name of the case; and asking is a look itself', async () => {
    const page = await officer.get(`/inzage/zaak/${one.number}?persoon=p2&tot=2019-03-06`);
    expect(page.status).toBe(200);
    for (const words of ['Els de Wit', 'Medewerker aanmeldpunt', 'opende de zaak (2 keer)', 'bekeek adres en telefoonnummer', 'Oude regels']) expect(page.text).toContain(words);
    expect(page.text).not.toContain('Testina');
    expect(page.text).not.toContain('zag de zaak in een lijst');
    expect(htmlFaults(page.text)).toEqual([]);
    expect(await sql('select act, cases, people from access_log where staff_id = $1 order by id desc limit 1', [officer.id])).toEqual([{ act: 'wie-zag-zaak-bekeken', cases: [one.id], people: ['p2'] }]);
  });

  test('says where the case stood on a day, as far as was known by then', async () => {
    expect((await officer.get(`/inzage/zaak/${one.number}?tot=2019-03-03`)).text).toContain('nog niets vastgelegd');
    const page = await officer.get(`/inzage/zaak/${one.number}?tot=2019-03-04`);
    expect(page.text).toContain('De zaak op 4 maart 2019');
    expect(page.text).toMatch(/[4-9] gebeurtenissen toen, 0 daarna/);
    expect(page.text).toContain('Aangemeld');
  });

  test.each([['tot=2019-02-30', 'Dit is geen dag'], ['tot=2030-01-01', 'nog niet geweest']])('%s: said at the field', async (query, words) => {
    expect(await officer.get(`/inzage/zaak/${one.number}?${query}`)).toMatchObject({ status: 422, text: expect.stringContaining(words) });
  });

  test('of nobody where there is no such case', async () => {
    expect((await officer.get('/inzage/zaak/2019-99999')).status).toBe(404);
    expect((await officer.get(`/inzage/zaak/${one.number}?persoon=x`)).status).toBe(200);
  });
});

describe('the seal', () => {
  test('the tail that waits is visible, and gone once it is sealed', async () => {
    expect((await officer.get('/inzage/zegel')).text).toMatch(/\d+ regels, de oudste van 1 dec 2018/);
    expect((await officer.get('/inzage/zegel/kop')).status).toBe(404);
    await sealAll(house.database, house.keys, server.clock.now, house.newId());
    await checkAndKeep(house.database, house.keys, [], server.clock.now, house.newId());
    const page = await officer.get('/inzage/zegel');
    expect(page.text).toContain('Alles klopt');
    expect(htmlFaults(page.text)).toEqual([]);
    const head = await officer.get('/inzage/zegel/kop');
    expect([head.headers.get('content-disposition'), Object.keys(JSON.parse(head.text) as object)]).toEqual([expect.stringContaining('log-head-2019-03-10.json'), ['seal', 'sealedAt', 'lines', 'code']]);
  });

  test('what was changed behind the program is on both start pages, without a case; the number only for the privacy officer', async () => {
    const administrator = await signedIn(server, house.database, { roles: ['administrator'] });
    for (const client of [officer, administrator]) expect((await client.get(client === officer ? '/inzage' : '/accounts')).text).not.toContain('buiten BIS om veranderd');
    await sql("update fact set day = day - 1 where case_id = $1 and seq = 2", [one.id]);
    await sql("update access_log set act = 'gezocht' where act = 'lijst-bekeken'");
    await checkAndKeep(house.database, house.keys, [], server.clock.now, house.newId());
    for (const [client, path] of [[officer, '/inzage'], [administrator, '/accounts']] as const) {
      const page = await client.get(path);
      expect([path, page.text.includes('buiten BIS om veranderd'), page.text.includes('2 plekken'), htmlFaults(page.text)]).toEqual([path, true, true, []]);
    }
    expect((await administrator.get('/accounts')).text).not.toContain(one.number);
    const seal = await officer.get('/inzage/zegel');
    expect(seal.text).toContain(`In zaak ${one.number} is iets veranderd.`);
    expect(seal.text).toMatch(/Regel \d+ van het logboek is veranderd\./);
  });

  test('what was looked into stays, with its reason, and is no longer called out; something new is', async () => {
    const empty = await officer.post('/inzage/zegel', { toelichting: '  ' });
    expect([empty.status, empty.text.includes('Schrijf op wat er gebeurd was.'), htmlFaults(empty.text)]).toEqual([422, true, []]);
    expect((await officer.post('/inzage/zegel', { toelichting: 'Proef van de beheerder.' })).location).toBe('/inzage/zegel');
    expect((await officer.get('/inzage')).text).not.toContain('buiten BIS om veranderd');
    const page = await officer.get('/inzage/zegel');
    for (const words of ['Proef van de beheerder.', `In zaak ${one.number} is iets veranderd.`, 'Pia Vos']) expect(page.text).toContain(words);
    await sql("update access_log set act = 'gezocht' where act = 'gegevens-getoond'");
    await checkAndKeep(house.database, house.keys, [], server.clock.now, house.newId());
    expect((await officer.get('/inzage')).text).toContain('één plek');
    expect((await sql<{ remark: Buffer }>('select remark from log_settled')).every(({ remark }) => !remark.toString('latin1').includes('Proef'))).toBe(true);
  });
});
