import { afterAll, expect, test } from 'vitest';
import { routes } from '../app.ts';
import { SEARCH_LIMIT } from '../core/searching.ts';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer } from '../../test/visit.ts';

const house = await freshDatabase();
afterAll(house.close);
const own = cases(house);
const server = testServer(house, routes({ press: { make: async () => ({ kind: 'failed', reason: 'closed' }) } }));
const query = <T = Record<string, unknown>>(sql: string, values: unknown[] = []) => own.as((db) => db.query<T>(sql, values));

test('who searches more than there may be and opens nothing is asked why, goes on at once, and the privacy officer sees it; a colleague is asked nothing', async () => {
  const caseId = await own.open({ words: { people: [{ name: 'Noor Proefhuizen' }, {}] } });
  const desk = await signedIn(server, house.database, { roles: ['desk'], name: 'Dina Desk' });
  const other = await signedIn(server, house.database, { roles: ['desk'] });
  const officer = await signedIn(server, house.database, { roles: ['privacy-officer'] });
  // As the log has them: one a minute, up to now.
  const searched = (count: number, act: string, before: number) => query(
    `insert into access_log (request_id, at, staff_id, act, cases, people) select gen_random_uuid(), $1::timestamptz - ($3::int + n) * interval '1 minute', $2, $4, '{}', '{}' from generate_series(1, $5::int) n`,
    [server.clock.now, desk.id, before, act, count]);
  await searched(SEARCH_LIMIT.searches - 1, 'zoekvraag', 0);
  expect((await desk.post('/zoeken', { q: 'Proefhuizen' }, { from: '/zoeken' })).location).toMatch(/^\/zoeken\?vraag=/);
  const asked = await desk.post('/zoeken', { q: 'Proefhuizen' }, { from: '/zoeken' });
  expect([asked.status, asked.location, asked.text.includes('Waarom zoekt u zo veel?'), asked.text.includes('value="Proefhuizen"')]).toEqual([422, null, true, true]);
  expect(asked.text).not.toContain('Noor');
  // Nor is anything suggested before it; and typing a name counts once, however many suggestions it gave.
  expect((await desk.post('/zoeken/voorstellen', { q: 'Proefhuizen' }, { from: '/zoeken' })).text).toBe('');
  expect((await other.post('/zoeken/voorstellen', { q: 'Proefhuizen' }, { from: '/zoeken' })).text).toContain('Noor');
  for (let letter = 0; letter < SEARCH_LIMIT.searches; letter += 1) await other.post('/zoeken/voorstellen', { q: 'Proefhuizen' }, { from: '/zoeken' });
  expect(htmlFaults(asked.text)).toEqual([]);
  expect(await desk.post('/zoeken', { q: 'Proefhuizen', waarom: 'zomaar' }, { from: '/zoeken' })).toMatchObject({ status: 422, text: expect.stringContaining('Kies waarom.') });
  expect((await other.post('/zoeken', { q: 'Proefhuizen' }, { from: '/zoeken' })).status).toBe(303);
  const went = await desk.post('/zoeken', { q: 'Proefhuizen', waarom: 'telephone' }, { from: '/zoeken' });
  expect((await desk.get(went.location!)).text).toContain('Noor Proefhuizen');
  expect((await desk.post('/zoeken', { q: 'Proefhuizen' }, { from: '/zoeken' })).status).toBe(303);
  expect(await query('select staff_id, reason from search_reason')).toEqual([{ staff_id: desk.id, reason: 'telephone' }]);
  const told = await officer.get('/inzage/nakijken');
  expect(told.text).toMatch(/Veel gezocht zonder een zaak te openen[\s\S]*Dina Desk[\s\S]*Er wordt veel gebeld/);
  expect(htmlFaults(told.text)).toEqual([]);
  expect(JSON.stringify(await query('select * from search_reason'))).not.toContain(caseId);
});

test('the count is of the own lines alone, and nobody reads the log through it', async () => {
  const stranger = await own.staff('mediator');
  expect(await house.database.transaction({ role: 'bis_app', user: stranger, request: 'test' }, (db) => db.query("select from bis_own_searches('2000-01-01')"))).toEqual([]);
});
