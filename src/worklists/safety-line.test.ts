import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agendas, desk, id, later, mediator, number, own, planned, START, house, server } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client } from '../../test/visit.ts';
import { actFor } from '../database/context.ts';
import type { Db } from '../database/database.ts';
import type { StaffRole } from '../core/role.ts';
import { SAFETY_ADDRESS, safetyLines } from '../web/safety-lines.ts';

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

describe('each fence by itself', () => {
  const everybody = async () => {
    await own.as((db) => db.query('delete from appointment'));
    const who = async (role: StaffRole) => [role, await signedIn(server, house.database, { roles: [role] })] as const;
    const [leads, stranger] = [await who('practice-supervisor'), await who('practice-supervisor')];
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [leads[1].id, mediator.id]));
    await planned();
    return { told: [['desk', desk], leads] as const, not: [stranger, await who('mediator'), await who('policy'), await who('director'), await who('administrator'), await who('privacy-officer')] as const };
  };
  const as = <T>(role: 'bis_owner' | 'bis_app', who: Client, work: (db: Db) => Promise<T>) => house.database.transaction({ role, user: null, request: 'proef', now: new Date(MISSED) }, async (db) => {
    await actFor(db, who.id);
    return work(db);
  });

  test('the question tells no more than whoever must act, also where the second fence is down', async () => {
    const { told, not } = await everybody();
    const lines = (role: StaffRole, who: Client) => as('bis_owner', who, (db) => safetyLines(db, { id: who.id, roles: [role], name: '' }, new Date(MISSED)));
    for (const [role, who] of told) expect([role, await lines(role, who)]).toEqual([role, [expect.objectContaining({ text: expect.stringContaining('Een collega meldde') })]]);
    for (const [role, who] of not) expect([role, await lines(role, who) ?? []]).toEqual([role, []]);
    // Who went out and works at the desk too is told once, as who it is.
    expect((await as('bis_owner', mediator, (db) => safetyLines(db, { id: mediator.id, roles: ['mediator', 'desk'], name: '' }, new Date(MISSED))))?.map(({ href }) => href)).toEqual(['/vandaag']);
  });

  test('the table shows who is out to whoever must act alone, whatever is asked of it', async () => {
    const { told, not } = await everybody();
    const rows = async (who: Client) => (await as('bis_app', who, (db) => db.query('select from appointment where still_out'))).length;
    for (const [role, who] of told) expect([role, await rows(who)]).toEqual([role, 1]);
    for (const [role, who] of not) expect([role, await rows(who)]).toEqual([role, 0]);
  });
});
