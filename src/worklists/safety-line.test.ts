import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { agendas, desk, id, later, mediator, number, own, planned, START, house, server } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client } from '../../test/visit.ts';
import { SAFETY_ADDRESS } from '../web/safety-lines.ts';

agendas();

const [EARLY, MISSED] = ['2019-03-05T14:30:00Z', '2019-03-05T14:31:00Z'];
const watch = (page: string) => /<safety-watch[^>]*>([\s\S]*?)<\/safety-watch>/.exec(page)?.[1] ?? null;
const OTHERS = '<p class="notice notice--safety"><a href="/aanmeldpunt">Een collega meldde zich niet veilig na een bezoek. Kijk wie, en bel nu.</a></p>';
const seen = async (who: Client) => (await own.as((db) => db.query<{ seen_at: Date }>('select max(seen_at) as seen_at from session where staff_id = $1', [who.id])))[0]?.seen_at;

test('stands on every page of the desk, the own supervisor and the mediator while it is late; on their own list it is told in full alone [P-21]', async () => {
  const [supervisor, stranger] = [await signedIn(server, house.database, { roles: ['practice-supervisor'] }), await signedIn(server, house.database, { roles: ['practice-supervisor'] })];
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
  const address = await planned();
  expect(watch((await (await later(EARLY, desk, 'desk')).get('/hulp')).text)).toBe('');
  const atDesk = await later(MISSED, desk, 'desk');
  for (const path of ['/hulp', `/zaken/${number}`]) {
    const page = (await atDesk.get(path)).text;
    expect([path, watch(page), htmlFaults(page)]).toEqual([path, OTHERS, []]);
  }
  const list = (await atDesk.get('/aanmeldpunt')).text;
  expect([watch(list), htmlFaults(list), list.includes('known="/aanmeldpunt Een collega')]).toEqual(['', [], true]);
  expect((await atDesk.get(SAFETY_ADDRESS)).text).toBe('/aanmeldpunt Een collega meldde zich niet veilig na een bezoek. Kijk wie, en bel nu.');
  expect(watch((await (await later(MISSED, supervisor, 'practice-supervisor')).get('/hulp')).text)).toBe(OTHERS.replace('/aanmeldpunt', '/werkbegeleiding'));
  expect(watch((await (await later(MISSED, stranger, 'practice-supervisor')).get('/hulp')).text)).toBe('');
  const back = await later(MISSED, mediator, 'mediator');
  expect([watch((await back.get('/hulp')).text), watch((await back.get('/vandaag')).text)]).toEqual([expect.stringContaining('<a href="/vandaag">Bent u veilig?'), '']);
  expect((await back.post(`${address}/veilig`, {}, { from: '/vandaag' })).status).toBe(303);
  expect([watch((await back.get('/hulp')).text), (await (await later(MISSED, desk, 'desk')).get(SAFETY_ADDRESS)).text]).toEqual(['', '']);
});

test('nobody else is told, and a colleague who is kept from the case is told the same and no more', async () => {
  await planned();
  await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $3)", [randomUUID(), id, desk.id, START]));
  const page = (await (await later(MISSED, desk, 'desk')).get('/hulp')).text;
  expect([watch(page), page.includes(number)]).toEqual([OTHERS, false]);
  for (const role of ['policy', 'director', 'privacy-officer', 'administrator', 'communications'] as const) {
    server.clock.now = new Date(MISSED);
    const client = await signedIn(server, house.database, { roles: [role] });
    expect([role, watch((await client.get('/hulp')).text), (await client.get(SAFETY_ADDRESS)).text]).toEqual([role, null, '']);
  }
});

test('asking by itself puts no end of a session off, and is no look: the log has no line of it', async () => {
  await planned();
  const client = await later(MISSED, desk, 'desk');
  await client.get('/hulp');
  const [before, lines] = [await seen(desk), await own.as((db) => db.query('select count(*) from access_log'))];
  for (const minute of [45, 58]) {
    server.clock.now = new Date(`2019-03-05T14:${minute}:00Z`);
    expect((await client.get(SAFETY_ADDRESS)).status).toBe(200);
  }
  expect([await seen(desk), await own.as((db) => db.query('select count(*) from access_log'))]).toEqual([before, lines]);
  server.clock.now = new Date('2019-03-05T15:02:00Z');
  expect((await client.get(SAFETY_ADDRESS)).location).toContain('/inloggen');
});
