import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeAt, sealSecret } from '../../src/sign-in/code.ts';
import { hashPassword } from '../../src/sign-in/password.ts';
import { openProvider } from '../../src/sign-in/provider.ts';
import type { Must, Route } from '../../src/web/route.ts';
import { Authenticator, questionIn } from '../authenticator.ts';
import { freshDatabase } from '../database.ts';
import { openTestProvider } from '../provider.ts';
import { routesWith } from '../routes.ts';
import { signedIn, testServer, visitor, type Client } from '../visit.ts';
import { LONG, tried } from './tried.ts';

const house = await freshDatabase();
const provider = await openTestProvider('http://localhost:3000/inloggen/organisatie/terug');
const everything = routesWith(openProvider(provider.settings));
const server = testServer(house, everything, { organisation: true });
afterAll(async () => {
  await provider.close();
  await house.close();
});
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));
const PASSWORD = 'paard batterij nietje juist';
const SECRET = Buffer.from('12345678901234567890');
let stored = '';
beforeAll(async () => {
  stored = await hashPassword(house.keys, PASSWORD) as string;
});
beforeEach(() => {
  server.clock.now = house.now;
});

interface Colleague { els: Client; email: string; key: Authenticator; code: string }

/** Somebody with every way in that there is. */
async function colleague(): Promise<Colleague> {
  const els = await signedIn(server, house.database, { roles: ['desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'privacy-officer', 'administrator'] });
  await sql('update staff set password_hash = $2, totp_secret = $3 where id = $1', [els.id, stored, sealSecret(house.keys, els.id, SECRET)]);
  const key = new Authenticator();
  const { eenmalig, question } = questionIn((await els.get('/mijn-account')).text, '/mijn-account/passkeys');
  await els.post('/mijn-account/passkeys', { eenmalig, antwoord: key.create(question) });
  const page = await els.post('/mijn-account/herstelcodes', {}, { from: '/mijn-account' });
  return { els, email: `${els.id}@test.invalid`, key, code: /<code>([\d-]{17})<\/code>/.exec(page.text)?.[1] ?? '' };
}

const address = ({ path }: Route) => path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
const closed = everything.filter(({ right }) => right !== 'public');

/** What an address answers to whoever may not open it: status, and where it leads. */
async function answerOf(client: Client, route: Route): Promise<string> {
  const { status, location } = route.method === 'GET' ? await client.get(address(route)) : await client.post(address(route), { eenmalig: '' });
  return `${status} ${location?.split('?')[0] ?? ''}`.trim();
}

async function withKey(client: Client, key: Authenticator, verified: boolean): Promise<void> {
  const { eenmalig, question } = questionIn((await client.get('/inloggen')).text, '/inloggen/passkey');
  await client.post('/inloggen/passkey', { eenmalig, antwoord: key.get(question, { verified }) });
}

async function withOrganisation(client: Client): Promise<void> {
  const back = await provider.follow((await client.get('/inloggen/organisatie')).location ?? '');
  await client.get(back.pathname + back.search);
}

/** Each has one factor, right in itself. */
const ONE_FACTOR: readonly [string, (client: Client, one: Colleague) => Promise<unknown>][] = [
  ['the password', (client, { email }) => client.post('/inloggen', { email, wachtwoord: PASSWORD, code: '' })],
  ['a code from the app', (client, { email }) => client.post('/inloggen', { email, wachtwoord: 'verkeerd', code: codeAt(SECRET, server.clock.now) })],
  ['a recovery code', (client, { email, code }) => client.post('/inloggen', { email, wachtwoord: 'verkeerd', code })],
  ['a key without finger, face or pin', (client, { key }) => withKey(client, key, false)],
  ['the work account without a second factor', (client) => withOrganisation(client)],
];

describe('Nobody is in with one factor', () => {
  test.each(ONE_FACTOR)('%s opens no address', async (_, enter) => {
    const one = await colleague();
    provider.person = { subject: one.els.id, email: one.email, verified: true, amr: ['pwd'] };
    const client = visitor(server);
    await enter(client, one);
    expect(client.cookies.has('sessie')).toBe(false);
    for (const route of closed) {
      const wanted = route.method === 'GET' ? '303 /inloggen' : '401';
      expect([route.method, route.path, await answerOf(client, route)]).toEqual([route.method, route.path, wanted]);
    }
    tried('two-factors', closed.length, 'addresses tried with one factor');
  });

  test('with both, the same account is in: what was refused above was good', async () => {
    const one = await colleague();
    const ways: ((client: Client) => Promise<unknown>)[] = [
      (client) => client.post('/inloggen', { email: one.email, wachtwoord: PASSWORD, code: codeAt(SECRET, server.clock.now) }),
      (client) => withKey(client, one.key, true),
    ];
    for (const enter of ways) {
      const client = visitor(server);
      await enter(client);
      expect((await client.get('/mijn-account')).status).toBe(200);
    }
  });

  const FIRST: readonly [Must, string, (one: Colleague) => Promise<Client>][] = [
    ['renew', '303 /mijn-account/nieuwe-stap', async ({ email, code }) => {
      const client = visitor(server);
      await client.post('/inloggen', { email, wachtwoord: PASSWORD, code });
      return client;
    }],
    ['conduct', '303 /gedragscode', async ({ els }) => {
      await house.database.transaction({ ...app, role: 'bis_owner' }, (db) => db.query('delete from conduct_acceptance where staff_id = $1', [els.id]));
      return els;
    }],
  ];

  test.each(FIRST)('who has to %s first reaches nothing else', async (must, leads, enter) => {
    const client = await enter(await colleague());
    const others = closed.filter(({ before = [] }) => !before.includes(must));
    expect(closed.length - others.length).toBeLessThan(6);
    for (const route of others) {
      expect([route.method, route.path, await answerOf(client, route)]).toEqual([route.method, route.path, route.method === 'GET' ? leads : '403']);
    }
    tried('two-factors', others.length, 'addresses tried before what comes first');
  });
});

describe('Who left is out', () => {
  const TIMES = LONG ? 200 : 12;

  test(`with the first request after it, ${TIMES} times, while requests are under way`, async () => {
    const bea = await signedIn(server, house.database, { roles: ['administrator'] });
    let [asked, underWay] = [0, 0];
    for (let time = 0; time < TIMES; time++) {
      const { els, key, email } = await colleague();
      const before = Array.from({ length: 4 }, () => els.get('/mijn-account'));
      const eenmalig = await bea.keyFor(`/accounts/${els.id}/stoppen`, `/accounts/${els.id}`);
      const stopping = bea.post(`/accounts/${els.id}/stoppen`, { eenmalig });
      const during = Array.from({ length: 4 }, () => els.get('/mijn-account'));
      expect((await stopping).status).toBe(303);
      const after = await Promise.all(['/mijn-account', '/aanmeldpunt', '/accounts', '/mijn-account/sessies'].map((path) => els.get(path)));
      expect(after.map(({ status, location }) => `${status} ${location?.split('?')[0]}`)).toEqual(after.map(() => '303 /inloggen'));
      underWay += (await Promise.all([...before, ...during])).filter(({ status }) => status === 200).length;
      const back = visitor(server);
      await withKey(back, key, true);
      provider.person = { subject: els.id, email, verified: true, amr: ['mfa'] };
      if (time % 10 === 0) await withOrganisation(back);
      expect(back.cookies.has('sessie')).toBe(false);
      asked += after.length + 1;
    }
    expect(underWay).toBeGreaterThan(0);
    tried('leavers', TIMES, 'colleagues stopped in the middle of requests');
    tried('leavers', asked, 'requests after it, none answered');
  }, LONG ? 300_000 : 30_000);

  test('nothing of what opened the account is left, and coming back takes a new link', async () => {
    const bea = await signedIn(server, house.database, { roles: ['administrator'] });
    const { els, key, email } = await colleague();
    const press = (act: string) => bea.post(`/accounts/${els.id}/${act}`, {}, { from: `/accounts/${els.id}` });
    await press('stoppen');
    const [left] = await sql(
      `select password_hash, totp_secret, organisation_subject, set_up_hash, (select count(*) from passkey where staff_id = s.id) as passkeys,
         (select count(*) from recovery_code where staff_id = s.id) as codes, (select count(*) from session where staff_id = s.id) as sessions from staff s where id = $1`,
      [els.id],
    );
    expect(left).toEqual({ password_hash: null, totp_secret: null, organisation_subject: null, set_up_hash: null, passkeys: 0, codes: 0, sessions: 0 });
    await press('hervatten');
    expect((await bea.get(`/accounts/${els.id}`)).text).toContain('Nog niet ingesteld');
    const back = visitor(server);
    await withKey(back, key, true);
    await back.post('/inloggen', { email, wachtwoord: PASSWORD, code: codeAt(SECRET, server.clock.now) });
    expect(back.cookies.has('sessie')).toBe(false);
    expect((await els.get('/mijn-account')).status).toBe(303);
  });

  test('a sign-in under way when the account is stopped opens no session, not even for later', async () => {
    const bea = await signedIn(server, house.database, { roles: ['administrator'] });
    for (let time = 0; time < 8; time++) {
      const { els, email } = await colleague();
      const back = visitor(server);
      const keys = await Promise.all([back.keyFor('/inloggen'), bea.keyFor(`/accounts/${els.id}/stoppen`, `/accounts/${els.id}`)]);
      const signing = back.post('/inloggen', { email, wachtwoord: PASSWORD, code: codeAt(SECRET, server.clock.now), eenmalig: keys[0] });
      await Promise.all([signing, bea.post(`/accounts/${els.id}/stoppen`, { eenmalig: keys[1] })]);
      expect(await sql('select 1 from session where staff_id = $1', [els.id])).toHaveLength(0);
      await bea.post(`/accounts/${els.id}/hervatten`, {}, { from: `/accounts/${els.id}` });
      expect((await back.get('/mijn-account')).status).toBe(303);
      tried('leavers', 1, 'stopped while signing in');
    }
  }, 60_000);
});
