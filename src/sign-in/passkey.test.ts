import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator, questionIn } from '../../test/authenticator.ts';
import type { Behaviour } from '../../test/authenticator.ts';
import { freshDatabase } from '../../test/database.ts';
import { everyRoute } from '../../test/routes.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import type { Client, Fields, Page } from '../../test/visit.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));
const minutes = (count: number) => (server.clock.now = new Date(server.clock.now.getTime() + count * 60_000));
const ADD = '/mijn-account/passkeys';

beforeEach(() => {
  server.clock.now = house.now;
});

async function add(els: Client, key: Authenticator, behaviour: Behaviour = {}, fields: Fields = {}): Promise<Page> {
  const { eenmalig, question } = questionIn((await els.get('/mijn-account')).text, ADD);
  return els.post(ADD, { eenmalig, antwoord: key.create(question, behaviour), passkeynaam: 'Sleutel aan de bos', ...fields });
}

async function signIn(client: Client, key: Authenticator, behaviour: Behaviour = {}): Promise<Page> {
  const { eenmalig, question } = questionIn((await client.get('/inloggen')).text, '/inloggen/passkey');
  return client.post('/inloggen/passkey', { eenmalig, antwoord: key.get(question, behaviour) });
}

/** A colleague with one passkey, and that passkey. */
async function withPasskey(): Promise<{ els: Client; key: Authenticator }> {
  const els = await signedIn(server, house.database, { roles: ['desk'] });
  const key = new Authenticator();
  expect((await add(els, key)).status).toBe(303);
  return { els, key };
}

describe('A passkey', () => {
  test('is added with a name that only this house can read, and shown with the day', async () => {
    const { els } = await withPasskey();
    const page = (await els.get('/mijn-account')).text;
    for (const words of ['Sleutel aan de bos', '4 maart 2019', 'Nog niet', 'Een passkey toegevoegd']) expect(page).toContain(words);
    const [row] = await sql('select name, counter, device, transports from passkey where staff_id = $1', [els.id]);
    expect([String(row!['name']).includes('Sleutel'), row!['device'], row!['transports']]).toEqual([false, 'singleDevice', ['internal']]);
  });

  test('lets its owner in with one press, and says when it was used', async () => {
    const { els, key } = await withPasskey();
    const fresh = visitor(server);
    minutes(3);
    expect(await signIn(fresh, key)).toMatchObject({ status: 303, location: '/' });
    expect((await fresh.get('/mijn-account')).text).toContain('11:03');
    expect(await sql('select how from session where staff_id = $1 order by created_at', [els.id])).toEqual([{ how: 'code' }, { how: 'passkey' }]);
  });

  test('several can be added, each is taken away alone, and the last way in stays', async () => {
    const { els, key } = await withPasskey();
    const other = new Authenticator();
    await add(els, other, {}, { passkeynaam: '' });
    const [first, second] = await sql('select id from passkey where staff_id = $1 order by created_at, id', [els.id]);
    const remove = (id: unknown) => els.post(`${ADD}/weghalen`, { passkey: String(id) }, { from: '/mijn-account' });
    expect((await remove(first!['id'])).status).toBe(303);
    expect(await remove(second!['id'])).toMatchObject({ status: 422, text: expect.stringContaining('enige manier') });
    const ways = await Promise.all([signIn(visitor(server), key), signIn(visitor(server), other)]);
    expect(ways.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  test('of somebody else cannot be taken away', async () => {
    const { els } = await withPasskey();
    const [row] = await sql('select id from passkey where staff_id = $1', [els.id]);
    const { els: jo } = await withPasskey();
    await add(jo, new Authenticator());
    await jo.post(`${ADD}/weghalen`, { passkey: String(row!['id']) }, { from: '/mijn-account' });
    expect(await sql('select 1 from passkey where staff_id = $1', [els.id])).toHaveLength(1);
  });
});

const BAD: readonly [string, Behaviour][] = [
  ['without finger, face or pin: that is one factor', { verified: false }],
  ['of another site', { origin: 'https://evil.example' }],
  ['for another site', { rpId: 'evil.example' }],
  ['to another question', { challenge: Buffer.alloc(24, 7).toString('base64url') }],
];

describe('An answer that will not do is refused with one sentence, and lets nobody in', () => {
  test.each(BAD)('at sign-in: %s', async (_, behaviour) => {
    const { key } = await withPasskey();
    const guest = visitor(server);
    expect(await signIn(guest, key, behaviour)).toMatchObject({ status: 422, text: expect.stringContaining('Inloggen met deze passkey is niet gelukt') });
    expect(guest.cookies.has('sessie')).toBe(false);
  });

  test.each(BAD)('when it is added: %s', async (_, behaviour) => {
    const els = await signedIn(server, house.database, { roles: ['desk'] });
    expect(await add(els, new Authenticator(), behaviour)).toMatchObject({ status: 422, text: expect.stringContaining('De passkey is niet toegevoegd') });
    expect(await sql('select 1 from passkey where staff_id = $1', [els.id])).toHaveLength(0);
  });

  test.each(['', 'x', '[]', 'null', '{"id":1}', '{"id":"x","response":{}}', '{"id":"x","response":null}', 'y'.repeat(20_001)])('that is none: %.30s', async (antwoord) => {
    const { els } = await withPasskey();
    expect((await visitor(server).post('/inloggen/passkey', { antwoord }, { from: '/inloggen' })).status).toBe(422);
    expect((await els.post(ADD, { antwoord, eenmalig: questionIn((await els.get('/mijn-account')).text, ADD).eenmalig })).status).toBe(422);
  });

  test('of a key that nobody has here', async () => {
    expect((await signIn(visitor(server), new Authenticator())).status).toBe(422);
  });

  test('after ten minutes', async () => {
    const { key } = await withPasskey();
    const guest = visitor(server);
    const { eenmalig, question } = questionIn((await guest.get('/inloggen')).text, '/inloggen/passkey');
    minutes(10);
    expect((await guest.post('/inloggen/passkey', { eenmalig, antwoord: key.get(question) })).status).toBe(422);
  });

  test('that was taken from another browser', async () => {
    const { key } = await withPasskey();
    const [one, other] = [visitor(server), visitor(server)];
    const { question } = questionIn((await one.get('/inloggen')).text, '/inloggen/passkey');
    const { eenmalig } = questionIn((await other.get('/inloggen')).text, '/inloggen/passkey');
    expect((await other.post('/inloggen/passkey', { eenmalig, antwoord: key.get(question) })).status).toBe(422);
  });

  test('a second time: the same post opens no second session', async () => {
    const { els, key } = await withPasskey();
    const guest = visitor(server);
    const { eenmalig, question } = questionIn((await guest.get('/inloggen')).text, '/inloggen/passkey');
    const antwoord = key.get(question);
    await guest.post('/inloggen/passkey', { eenmalig, antwoord });
    guest.cookies.delete('sessie');
    await guest.post('/inloggen/passkey', { eenmalig, antwoord });
    expect(guest.cookies.has('sessie')).toBe(false);
    expect(await sql(`select 1 from session where staff_id = $1 and how = 'passkey'`, [els.id])).toHaveLength(1);
  });

  test('of a key whose counter went back, and the administrator is told that it may be a copy', async () => {
    const { els, key } = await withPasskey();
    await signIn(visitor(server), key, { counter: 8 });
    expect((await signIn(visitor(server), key, { counter: 8 })).status).toBe(422);
    expect((await signIn(visitor(server), key, { counter: 5 })).status).toBe(422);
    expect(await sql(`select 1 from account_event where staff_id = $1 and kind = 'passkey-copied'`, [els.id])).toHaveLength(2);
    const jo = await signedIn(server, house.database, { roles: ['administrator'] });
    expect((await jo.get(`/accounts/${els.id}`)).text).toContain('misschien gekopieerd');
    expect((await signIn(visitor(server), key, { counter: 9 })).status).toBe(303);
  });

  test('of somebody who left', async () => {
    const { els, key } = await withPasskey();
    await sql('update staff set active = false where id = $1', [els.id]);
    expect((await signIn(visitor(server), key)).status).toBe(422);
  });
});

test('a name that is too long is said at its field and stays as typed; nothing was added', async () => {
  const els = await signedIn(server, house.database, { roles: ['desk'] });
  const page = await add(els, new Authenticator(), {}, { passkeynaam: 'x'.repeat(41) });
  expect([page.status, page.text.includes(`value="${'x'.repeat(41)}"`), page.text.includes('korter dan 40 tekens')]).toEqual([422, true, true]);
  expect(await sql('select 1 from passkey where staff_id = $1', [els.id])).toHaveLength(0);
});

test('the same key cannot be two people’s', async () => {
  const { key } = await withPasskey();
  const jo = await signedIn(server, house.database, { roles: ['desk'] });
  expect(await add(jo, key)).toMatchObject({ status: 422, text: expect.stringContaining('al in gebruik') });
});

test('a quarter of an hour after signing in, ways in change only after a new sign-in', async () => {
  const { els } = await withPasskey();
  const { eenmalig, question } = questionIn((await els.get('/mijn-account')).text, ADD);
  minutes(15);
  const late = await els.post(ADD, { eenmalig, antwoord: new Authenticator().create(question) });
  expect([late.status, late.text.includes('Log eerst opnieuw in')]).toEqual([403, true]);
  const page = (await els.get('/mijn-account')).text;
  for (const path of [ADD, `${ADD}/weghalen`, '/mijn-account/herstelcodes']) expect(page).not.toContain(`action="${path}"`);
  expect((await els.get('/inloggen?opnieuw=ja')).text).toContain('<h1>Inloggen</h1>');
});

test('on a bare number the page says that passkeys need a name', async () => {
  const page = (await visitor(server, 'http://127.0.0.1:3000').get('/inloggen')).text;
  expect([page.includes('werken passkeys niet'), page.includes('<passkey-form')]).toEqual([true, false]);
});

test('guessing at the password does not keep the owner of a passkey out', async () => {
  const { els, key } = await withPasskey();
  const bucket = house.keys.token('sign-in', `${els.id}@test.invalid`);
  for (let nth = 0; nth < 30; nth++) await sql('insert into sign_in_attempt (email_hash, at, succeeded) values ($1, $2, false)', [bucket, server.clock.now]);
  expect((await visitor(server).post('/inloggen', { email: `${els.id}@test.invalid`, wachtwoord: 'x', code: '000000' })).status).toBe(429);
  expect((await signIn(visitor(server), key)).status).toBe(303);
});
