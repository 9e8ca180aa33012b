import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { signedIn, testServer } from '../../test/visit.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const owner = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(owner, (db) => db.query(text, values));
const officer = await signedIn(server, house.database, { roles: ['privacy-officer'], name: 'Pia Vos' });
const els = await signedIn(server, house.database, { roles: ['desk'], name: 'Els de Wit' });

const CASES = Array.from({ length: 12 }, (_, nth) => ({ id: house.newId(), number: `2019-${String(nth + 1).padStart(4, '0')}` }));
for (const { id, number } of CASES) await sql('insert into bis_case (id, number, created_at) values ($1, $2, $3)', [id, number, house.now]);

const look = (at: string, act: string, ...numbers: number[]) => sql(
  'insert into access_log (request_id, at, staff_id, act, cases) values ($1, $2, $3, $4, $5)',
  [house.newId(), at, els.id, act, numbers.map((nth) => CASES[nth - 1]!.id)],
);
/** Text of the cells, row by row. */
const rows = (page: string) => [...page.matchAll(/<tr>(?:<t[hd] ?[^>]*>.*?<\/t[hd]>)+<\/tr>/g)].slice(1)
  .map(([row]) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell));

beforeEach(async () => void await sql('truncate access_log restart identity'));

describe('Who saw which case', () => {
  test('newest first: when, who, what and the numbers', async () => {
    await look('2019-03-01T09:00:00Z', 'zaak-geopend', 1);
    await look('2019-03-02T09:00:00Z', 'lijst-bekeken', 2, 1);
    expect(rows((await officer.get('/inzage')).text)).toEqual([
      ['2 mrt 2019, 10:00:00', 'Els de Wit', 'Lijst bekeken', '2019-0001, 2019-0002'],
      ['1 mrt 2019, 10:00:00', 'Els de Wit', 'Zaak geopend', '2019-0001'],
    ]);
  });

  test('looking here is a look too', async () => {
    await look('2019-03-01T09:00:00Z', 'zaak-geopend', 1);
    await officer.get('/inzage');
    expect(await sql('select act, cases from access_log where staff_id = $1', [officer.id])).toEqual([{ act: 'logboek-bekeken', cases: [CASES[0]!.id] }]);
  });

  test('a long list shows its first numbers, and only those count as seen here', async () => {
    await look('2019-03-01T09:00:00Z', 'lijst-bekeken', ...CASES.map((_, nth) => nth + 1));
    expect((await officer.get('/inzage')).text).toContain('2019-0010 en nog 2');
    const [row] = await sql('select cardinality(cases) as count from access_log where staff_id = $1', [officer.id]);
    expect(row!['count']).toBe(10);
  });

  test('of one case, also where it stood in a long list', async () => {
    await look('2019-03-01T09:00:00Z', 'lijst-bekeken', ...CASES.map((_, nth) => nth + 1));
    await look('2019-03-02T09:00:00Z', 'zaak-geopend', 1);
    const page = await officer.get('/inzage?zaak=2019-0012');
    expect(rows(page.text)).toHaveLength(1);
  });

  test('of one day in Amsterdam, at its edges and when the clock changes', async () => {
    for (const at of ['2019-03-30T22:59:59Z', '2019-03-30T23:00:00Z', '2019-03-31T21:59:59Z', '2019-03-31T22:00:00Z']) await look(at, 'zaak-geopend', 1);
    expect(rows((await officer.get('/inzage?dag=2019-03-31')).text).map(([when]) => when)).toEqual(['31 mrt 2019, 23:59:59', '31 mrt 2019, 00:00:00']);
  });

  test('of one colleague: chosen by name, with the id of the account in the address, also on the next page; an id that is none shows everybody', async () => {
    for (let nth = 0; nth < 60; nth++) await look(`2019-02-01T10:00:${String(nth).padStart(2, '0')}Z`, 'zaak-geopend', 1);
    await officer.get('/inzage');
    const whose = async (query: string) => new Set(rows((await officer.get(`/inzage?${query}`)).text).map(([, who]) => who));
    expect((await whose('')).size).toBe(2);
    expect((await whose('wie=niemand')).size).toBe(2);
    expect([...await whose(`wie=${els.id}`)]).toEqual(['Els de Wit']);
    expect((await whose(`wie=${officer.id}`)).has('Els de Wit')).toBe(false);
    const page = (await officer.get(`/inzage?wie=${els.id}`)).text;
    expect([page.includes(`<option value="${els.id}" selected`), /href="([^"]+)" rel="next"/.exec(page)?.[1]]).toEqual([true, expect.stringContaining(`wie=${els.id}`)]);
  });

  test('page by page, without one twice or missing while new ones come in', async () => {
    for (let nth = 0; nth < 120; nth++) await look(`2019-02-01T10:${String(Math.floor(nth / 60)).padStart(2, '0')}:${String(nth % 60).padStart(2, '0')}Z`, 'zaak-geopend', 1);
    const seen: unknown[] = [];
    let path: string | undefined = '/inzage?zaak=2019-0001&dag=2019-02-01';
    while (path) {
      const { text } = await officer.get(path);
      seen.push(...rows(text).map(([when]) => when));
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  });

  test.each([['zaak=bestaat-niet', 'geen zaak met dit nummer'], ['dag=31-02-2019', 'geen dag'], ['dag=2019-02-31', 'geen dag']])('%s: said at the field', async (query, words) => {
    expect(await officer.get(`/inzage?${query}`)).toMatchObject({ status: 422, text: expect.stringContaining(words) });
  });

  test('only the privacy officer comes here', async () => {
    expect((await els.get('/inzage')).status).toBe(403);
  });
});

test('the application cannot change or remove a line', async () => {
  const app = { role: 'bis_app', user: null, request: '' } as const;
  for (const text of ['update access_log set act = \'x\'', 'delete from access_log', 'truncate access_log']) {
    await expect(house.database.transaction(app, (db) => db.query(text))).rejects.toMatchObject({ code: '42501' });
  }
});
