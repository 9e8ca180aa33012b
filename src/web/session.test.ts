import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import { STAFF_ROLES } from '../core/role.ts';
import { mayUse, RIGHTS } from './rights.ts';
import type { Route } from './route.ts';
import { endSessionsOf } from './session.ts';

const house = await freshDatabase();
afterAll(house.close);

const routes: Route[] = RIGHTS.map((right) => ({
  method: 'GET', path: `/${right}`, right, act: 'proef', handle: async () => ({ kind: 'text', text: 'binnen' }),
}));
const server = testServer(house, routes);
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));
const minutes = (count: number) => (server.clock.now = new Date(server.clock.now.getTime() + count * 60_000));

beforeEach(() => {
  server.clock.now = house.now;
});

describe('Every address × every role', () => {
  test.each(STAFF_ROLES)('%s', async (role) => {
    const colleague = await signedIn(server, house.database, { roles: [role] });
    for (const right of RIGHTS) {
      expect([right, (await colleague.get(`/${right}`)).status]).toEqual([right, mayUse({ roles: [role] }, right) ? 200 : 403]);
    }
  });

  test('nobody', async () => {
    const open = [];
    for (const right of RIGHTS) if ((await visitor(server).get(`/${right}`)).status === 200) open.push(right);
    expect(open).toEqual(['public']);
  });
});

describe('Sessions end', () => {
  test('after half an hour without use', async () => {
    const colleague = await signedIn(server, house.database, { roles: ['desk'] });
    minutes(29);
    expect((await colleague.get('/signed-in')).status).toBe(200);
    minutes(29);
    expect((await colleague.get('/signed-in')).status).toBe(200);
    minutes(30);
    expect((await colleague.get('/signed-in')).status).toBe(303);
  });

  test('after ten hours, however busy', async () => {
    const colleague = await signedIn(server, house.database, { roles: ['desk'] });
    for (let passed = 0; passed < 599; passed += 20) {
      expect((await colleague.get('/signed-in')).status).toBe(200);
      minutes(20);
    }
    expect((await colleague.get('/signed-in')).status).toBe(303);
  });

  test('with the next request of an account that is no longer active', async () => {
    const colleague = await signedIn(server, house.database, { roles: ['desk'] });
    await sql('update staff set active = false where id = $1', [colleague.id]);
    expect((await colleague.get('/signed-in')).status).toBe(303);
  });

  test('with the next request when they are ended from elsewhere', async () => {
    const colleague = await signedIn(server, house.database, { roles: ['desk'] });
    await house.database.transaction(app, (db) => endSessionsOf(db, colleague.id));
    expect((await colleague.get('/signed-in')).status).toBe(303);
  });

  test('a form sent after the end is refused with words, and does nothing', async () => {
    const post = { method: 'POST', path: '/signed-in', right: 'signed-in', act: null, handle: () => Promise.reject(new Error()) } as const;
    const other = testServer(house, [...routes, post]);
    expect(await visitor(other).post('/signed-in', { eenmalig: 'x' })).toMatchObject({ status: 401, text: expect.stringContaining('niet meer ingelogd') });
  });

  test('roles that were changed count from the next request', async () => {
    const colleague = await signedIn(server, house.database, { roles: ['desk'] });
    await sql("update staff set roles = '{director}' where id = $1", [colleague.id]);
    expect([(await colleague.get('/desk-lists')).status, (await colleague.get('/year-figures')).status]).toEqual([403, 200]);
  });
});

test('the database holds no token that could be used', async () => {
  const colleague = await signedIn(server, house.database, { roles: ['desk'] });
  const [row] = await sql('select token_hash from session where staff_id = $1', [colleague.id]);
  const token = colleague.cookies.get('sessie')!;
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect((row!['token_hash'] as Buffer).equals(Buffer.from(token, 'base64url'))).toBe(false);
});

test('pages of one visitor at the same time do not wait for each other', async () => {
  const colleague = await signedIn(server, house.database, { roles: ['desk'] });
  minutes(5);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const lock = house.database.transaction(app, async (db) => {
    await db.query('select 1 from session where staff_id = $1 for update', [colleague.id]);
    await held;
  });
  const answer = await colleague.get('/signed-in');
  goOn();
  await lock;
  expect(answer.status).toBe(200);
});
